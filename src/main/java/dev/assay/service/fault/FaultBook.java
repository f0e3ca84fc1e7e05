package dev.assay.service.fault;

import dev.assay.service.ApiError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The faults of one service, in the order in which they were ordered; of several that could strike, the oldest does. Spent and
 * cancelled ones are kept for a look back, the oldest going first beyond {@value #KEPT}. Thread-safe.
 */
public final class FaultBook implements AutoCloseable {
    private static final int KEPT = 500;

    private final List<FaultKind> kinds;
    private final Consumer<Fault> onArmed;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private long lastId;

    /** @param kinds all that this service can do wrong */
    public FaultBook(FaultKind... kinds) {
        this(fault -> {}, kinds);
    }

    /** @param onArmed hears each fault before it can strike */
    public FaultBook(Consumer<Fault> onArmed, FaultKind... kinds) {
        this.onArmed = onArmed;
        this.kinds = List.of(kinds);
    }

    List<FaultKind> kinds() {
        return kinds;
    }

    synchronized Fault arm(FaultKind kind, Fault.Place place, int times, Map<String, String> parameters) {
        Fault fault = new Fault(++lastId, kind, place, times, parameters);
        onArmed.accept(fault);
        faults.add(fault);
        if (faults.size() > KEPT) {
            faults.stream().filter(old -> !old.isArmed()).findFirst().ifPresent(faults::remove);
        }
        return fault;
    }

    synchronized List<Fault> all() {
        return new ArrayList<>(faults);
    }

    /** @throws ApiError 404 */
    Fault find(long id) {
        return all().stream()
                .filter(fault -> fault.id() == id)
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("there is no fault " + id));
    }

    /** Has the fault of this kind, if one was ordered for that place, strike now. */
    public Optional<Fault> take(FaultKind kind, String escrow, long nonce) {
        return take(kind, escrow, nonce, fault -> true);
    }

    /** The same, of those that also are such. */
    public Optional<Fault> take(FaultKind kind, String escrow, long nonce, Predicate<Fault> such) {
        return all().stream()
                .filter(fault -> fault.kind() == kind && fault.place().holds(escrow, nonce))
                .filter(such)
                .filter(Fault::take)
                .findFirst();
    }

    /** Cancels everything, which lets go of everybody who is held back. */
    @Override
    public void close() {
        all().forEach(Fault::cancel);
    }
}
