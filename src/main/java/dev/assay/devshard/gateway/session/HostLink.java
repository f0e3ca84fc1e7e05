package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.openai.EngineLine;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.transport.ChatPost;
import dev.assay.devshard.gateway.transport.EventStream;
import dev.assay.devshard.gateway.transport.HostRefusal;
import dev.assay.devshard.gateway.transport.StreamBroken;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.service.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One escrow's line to one member of its group. It knows how far the member has proven to be, and sends whatever it
 * lacks before anything else (contract 5, catch-up). How far a member is, only its own signature over our root says
 * (D31).
 */
final class HostLink {
    private static final int MOST_DIFFS = 200;

    /** What the member is to do, besides taking diffs. */
    private record Job(PayloadJson payload, boolean stream, Start start) {}

    private final EscrowBook book;
    private final Address member;
    private final Quarantines quarantines;
    private final HostCalls calls;
    private final HostOffers offers;
    private final AtomicLong proven;

    HostLink(EscrowBook book, Address member, HostCalls calls, Quarantines quarantines) {
        this.book = book;
        this.member = member;
        this.quarantines = quarantines;
        this.calls = calls;
        this.offers = new HostOffers(book);
        this.proven = new AtomicLong(
                book.signatures().latest(book.group().slotsOf(member).get(0)));
    }

    Address member() {
        return member;
    }

    List<Integer> slots() {
        return book.group().slotsOf(member);
    }

    URI url() {
        return calls.url();
    }

    /** The highest nonce whose state the member signed. */
    long proven() {
        return proven.get();
    }

    /**
     * Asks the member to execute an inference; returns once its receipt holds.
     *
     * @throws HostFault if the member does not take the job, or proves not to be where we are
     */
    Exchange execute(Sequenced diff, Order order, boolean stream, Duration patience) throws HostFault {
        Job job = new Job(order.payload(), stream, diff.start().orElseThrow());
        Exchange exchange = send(diff.nonce(), Optional.of(job), patience);
        Optional<DevshardTx> confirm = exchange.proof().confirm();
        if (confirm.isEmpty()) {
            exchange.close();
            throw new HostFault(HostFault.Kind.NO_RECEIPT, "gave no receipt for inference " + diff.nonce());
        }
        book.offer(List.of(confirm.get()));
        return exchange;
    }

    /**
     * Brings the member up to a nonce and takes what its mempool holds.
     *
     * @param patience for each of its answers
     */
    void catchUp(long nonce, Duration patience) throws HostFault {
        try (Exchange exchange = send(nonce, Optional.empty(), patience)) {
            drain(exchange, patience);
        }
    }

    /** Reads to the end of what the member says after its answer, and takes its mempool. */
    void drain(Exchange exchange, Duration patience) throws HostFault {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> data = next(exchange.events(), patience);
        while (data.isPresent()) {
            if (EngineLine.parse(Json.mapper(), data.get()) instanceof EngineLine.Internal internal
                    && takeMempool(internal.event())) {
                readEnd(exchange.events());
                return;
            }
            data = next(exchange.events(), Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /** The mempool is the last event; reading the end after it lets the connection be used again. */
    private static void readEnd(EventStream events) {
        try {
            events.next(Duration.ofSeconds(1));
        } catch (StreamBroken unended) {
            events.close();
        }
    }

    /** Takes what an internal event offers; false if it is not the mempool. */
    boolean takeMempool(ObjectNode event) {
        return offers.takeMempool(event);
    }

    /** Asks the member which signatures it knows at a nonce and keeps those that hold. */
    void fetchSignatures(long nonce, Duration patience) throws HostFault {
        offers.takeSignatures(calls.get("/signatures?nonce=" + nonce, patience).path("signatures"), nonce);
    }

    private Exchange send(long nonce, Optional<Job> job, Duration patience) throws HostFault {
        long from = Math.min(proven.get(), nonce) + 1;
        try {
            return sendFrom(from, nonce, job, patience);
        } catch (HostRefusal refusal) {
            if (refusal.status() != 500 || from == 1) {
                throw HostCalls.fault(refusal);
            }
        }
        // It may have lost what it had signed for: all of it once more, from the first diff on.
        proven.set(0);
        try {
            return sendFrom(1, nonce, job, patience);
        } catch (HostRefusal refusal) {
            throw HostCalls.fault(refusal);
        }
    }

    private Exchange sendFrom(long from, long nonce, Optional<Job> job, Duration patience)
            throws HostFault, HostRefusal {
        long next = from;
        while (nonce - next >= MOST_DIFFS) {
            long to = next + MOST_DIFFS - 1;
            try (Exchange part = open(next, to, Optional.empty(), patience)) {
                drain(part, patience);
            }
            next = to + 1;
        }
        Exchange exchange = open(next, nonce, job, patience);
        quarantines.answered(member);
        return exchange;
    }

    private Exchange open(long from, long to, Optional<Job> job, Duration patience) throws HostFault, HostRefusal {
        PayloadJson payload = job.map(Job::payload).orElse(null);
        boolean stream = job.map(Job::stream).orElse(false);
        byte[] body = Json.bytes(new ChatPost(book.diffs(from, to), to, payload, stream));
        long deadline = System.nanoTime() + patience.toNanos();
        EventStream events = calls.chat(body, patience);
        try {
            Optional<String> first = next(events, Duration.ofNanos(deadline - System.nanoTime()));
            if (first.isEmpty()
                    || !(EngineLine.parse(Json.mapper(), first.get()) instanceof EngineLine.Internal event)) {
                throw new HostFault(HostFault.Kind.UNPROVEN, "its first event is no receipt event");
            }
            HostProof proof = HostProof.of(book, member, event.event(), job.map(Job::start));
            proof.state().ifPresent(this::take);
            return new Exchange(events, proof);
        } catch (HostFault | RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private void take(HostProof.SignedState state) {
        book.signatures().keep(book.ledger(), member, state);
        proven.accumulateAndGet(state.nonce(), Math::max);
    }

    /**
     * Sends the user's signed question to one of the member's session routes.
     *
     * @param route such as {@code /verify-timeout}
     */
    JsonNode ask(String route, byte[] body, Duration patience) throws HostFault {
        return calls.ask(route, body, patience);
    }

    static Optional<String> next(EventStream events, Duration patience) throws HostFault {
        try {
            return events.next(patience);
        } catch (StreamBroken e) {
            throw new HostFault(e.silent() ? HostFault.Kind.SILENT : HostFault.Kind.BROKEN, e.getMessage());
        }
    }
}
