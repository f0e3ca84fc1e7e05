package dev.assay.devshard.chain.fault;

import dev.assay.service.ApiError;
import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands before every endpoint and does what the book of faults says.
 *
 * @param <C> what the endpoints answer from
 */
public final class FaultyDoors<C> {
    private static final String ANYWHERE = "";

    private final FaultBook book;
    private final Supplier<C> copy;
    private final Map<Long, C> frozen = new ConcurrentHashMap<>();

    /** @param copy takes what the endpoints answer from as it is now, for later */
    public FaultyDoors(Supplier<C> copy) {
        this.copy = copy;
        this.book = new FaultBook(this::armed, ChainFault.values());
    }

    public FaultBook book() {
        return book;
    }

    /** Answers from what is true, unless told otherwise. */
    public void pass(Door door, C truth, Context ctx, BiConsumer<C, Context> answer) {
        strikes(ChainFault.DELAY, door, fault -> fault.hold(Duration.ofMillis(fault.number("ms"))));
        strikes(ChainFault.REFUSE, door, fault -> {
            int status = Math.toIntExact(fault.number("status"));
            throw new ApiError(status, "told_to_refuse", "the chain was told to answer " + status);
        });
        C said = book.take(ChainFault.FREEZE, ANYWHERE, 0, fault -> isFor(fault, door))
                .map(fault -> frozen.get(fault.id()))
                .orElse(truth);
        answer.accept(said, ctx);
    }

    private void strikes(ChainFault kind, Door door, Consumer<Fault> effect) {
        book.take(kind, ANYWHERE, 0, fault -> isFor(fault, door)).ifPresent(effect);
    }

    private static boolean isFor(Fault fault, Door door) {
        String endpoint = fault.text(ChainFault.ENDPOINT);
        return endpoint.equals(ChainFault.ALL) || endpoint.equals(door.wireName());
    }

    private void armed(Fault fault) {
        if (fault.kind() == ChainFault.FREEZE) {
            frozen.put(fault.id(), copy.get());
        }
    }
}
