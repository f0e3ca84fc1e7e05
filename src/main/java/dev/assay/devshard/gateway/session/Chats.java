package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.openai.AnswerIdentity;
import dev.assay.devshard.gateway.openai.ChatRequest;
import dev.assay.devshard.gateway.openai.ChunkRewriter;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.settings.Redundancy;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.MalformedMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * The course of a chat: a nonce, the host it falls to, its answer; where that host fails, the next nonce and the next
 * host, each member once. What a host did after its receipt held is read to its end whatever happens to the client,
 * because the finish in it is money.
 */
final class Chats {
    private final EscrowBook book;
    private final Hosts hosts;
    private final Drains drains;
    private final TimeoutWatches watches;
    private final Supplier<Redundancy> redundancy;
    private final Conduct conduct;
    private final Clock clock;
    private final Logger logger;

    Chats(
            EscrowBook book,
            Hosts hosts,
            Drains drains,
            TimeoutWatches watches,
            Supplier<Redundancy> redundancy,
            Conduct conduct,
            Clock clock,
            Logger logger) {
        this.book = book;
        this.hosts = hosts;
        this.drains = drains;
        this.watches = watches;
        this.redundancy = redundancy;
        this.conduct = conduct;
        this.clock = clock;
        this.logger = logger;
    }

    /**
     * Returns when the sink has the whole answer.
     *
     * @throws OpenAiError if no host answered; the sink has nothing
     * @throws AnswerBroken if the answer broke off; the sink has a part of it
     */
    void run(ChatRequest request, AnswerIdentity identity, AnswerSink sink, RequestAccount account)
            throws NotAccepting, AnswerBroken {
        Order wanted = order(request);
        Set<Address> failed = new HashSet<>();
        HostFault last = null;
        hosts.probe();
        while (!hosts.allIn(failed)) {
            drains.awaitPrompt();
            Order order = wanted.at(clock.instant());
            Sequenced diff = book.start(order, hosts.candidates(failed));
            HostLink link = hosts.at(diff.slot());
            account.began(diff.nonce(), diff.slot(), link.member().value());
            long began = System.nanoTime();
            try {
                serve(link, diff, order, request, new ChunkRewriter(identity), sink);
                account.ended("won", millisSince(began));
                hosts.served(link);
                return;
            } catch (HostFault fault) {
                account.ended(fault.kind().name().toLowerCase(Locale.ROOT), millisSince(began));
                note(diff, link, fault);
                watches.left(diff.nonce());
                last = fault;
                failed.add(link.member());
                stopIfFinal(fault, sink);
            } catch (RuntimeException abandoned) {
                account.ended("abandoned", millisSince(began));
                watches.left(diff.nonce());
                throw abandoned;
            }
        }
        throw OpenAiError.of(
                last.status(), "no_host_answered", "no host of the group answered; the last one " + last.getMessage());
    }

    private void serve(
            HostLink link, Sequenced diff, Order order, ChatRequest request, ChunkRewriter rewriter, AnswerSink sink)
            throws HostFault {
        Redundancy waits = redundancy.get();
        Exchange exchange = link.execute(diff, order, request.stream(), waits.receiptTimeout());
        boolean answered = false;
        try {
            AnswerSink heard = conduct.sink(book.escrowId(), diff.nonce(), sink);
            new AnswerRelay(link, exchange, rewriter, heard).run(waits, request.inputTokens());
            answered = true;
        } catch (HostFault fault) {
            answered = fault.isOfTheRequest();
            throw fault;
        } finally {
            drains.begin(link, exchange, answered, () -> watches.left(diff.nonce()));
        }
    }

    private void stopIfFinal(HostFault fault, AnswerSink sink) throws AnswerBroken {
        if (!sink.startOver()) {
            throw new AnswerBroken("the host " + fault.getMessage());
        }
        if (fault.isOfTheRequest()) {
            throw OpenAiError.of(fault.status(), "upstream_error", fault.getMessage());
        }
    }

    private void note(Sequenced diff, HostLink link, HostFault fault) {
        if (fault.isOfTheRequest()) {
            hosts.served(link);
            logger.info(
                    "escrow={} nonce={} refused by the engine: {}", book.escrowId(), diff.nonce(), fault.getMessage());
            return;
        }
        hosts.failed(link, fault);
        logger.warn(
                "escrow={} nonce={} slot={} participant={} kind={} host fails: {}",
                book.escrowId(),
                diff.nonce(),
                diff.slot(),
                link.member(),
                fault.kind(),
                fault.getMessage());
    }

    private Order order(ChatRequest request) {
        byte[] prompt = request.prompt().toByteArray();
        try {
            return new Order(
                    prompt,
                    CanonicalJson.promptHash(prompt),
                    request.model(),
                    request.inputTokens(),
                    request.maxTokens(),
                    clock.instant().getEpochSecond());
        } catch (MalformedMessage e) {
            throw OpenAiError.invalid(null, "the request cannot be hashed: " + e.getMessage());
        }
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
