package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.openai.AnswerIdentity;
import dev.assay.devshard.gateway.openai.ChatRequest;
import dev.assay.devshard.gateway.participant.Endpoints;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import dev.assay.devshard.gateway.transport.HostClient;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** A session that is served: chats, finalizing, and what an operator may ask about it. */
public final class EscrowSession {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final EscrowBook book;
    private final Hosts hosts;
    private final Activity activity = new Activity();
    private final Chats chats;
    private final Finalizer finalizer;
    private final Synchroniser synchroniser;
    private final Collector collector;
    private final Drains drains;

    /** What a session shares with the others of its gateway. @param closing opens when the gateway ends */
    public record Surroundings(
            HostClient client,
            Endpoints endpoints,
            Quarantines quarantines,
            Supplier<GatewaySettings> settings,
            Executor background,
            Later later,
            CountDownLatch closing,
            Conduct conduct,
            Clock clock,
            Logger logger) {}

    /** Requests are under way; nothing was done. */
    public static final class RequestsActive extends Exception {
        private static final long serialVersionUID = 1L;

        RequestsActive(int active) {
            super(active + " requests are under way; finalize when they are done", null, false, false);
        }
    }

    /** How one member of the group stands. @param proven the highest nonce whose state it signed */
    public record Member(Address address, List<Integer> slots, URI url, long proven) {}

    /** @param routePrefix under which hosts mount the devshard routes, such as {@code /v1/devshard} */
    public EscrowSession(EscrowBook book, String routePrefix, Surroundings around) {
        this.book = book;
        Supplier<GatewaySettings> settings = around.settings();
        String path = routePrefix + "/sessions/" + book.escrowId();
        List<HostLink> links = book.group().members().stream()
                .map(member -> new HostLink(
                        book,
                        member,
                        new HostCalls(
                                book,
                                () -> URI.create(around.endpoints().of(member).orElseThrow() + path),
                                around.client(),
                                around.clock()),
                        around.quarantines()))
                .toList();
        hosts = new Hosts(
                book,
                links,
                around.quarantines(),
                around.endpoints(),
                () -> settings.get().participantThrottle(),
                () -> settings.get().redundancy(),
                around.background());
        drains = new Drains(
                book, around.background(), () -> settings.get().redundancy().drainTimeout(), around.logger());
        collector = new Collector(
                book, hosts, () -> settings.get().collection(), around.background(), around.closing(), around.logger());
        TimeoutWatches watches = watches(around);
        chats = new Chats(
                book,
                hosts,
                drains,
                watches,
                () -> settings.get().redundancy(),
                around.conduct(),
                around.clock(),
                around.logger());
        finalizer = new Finalizer(book, hosts, drains, collector);
        synchroniser = new Synchroniser(book, hosts, drains, collector);
        watches.resume();
    }

    private TimeoutWatches watches(Surroundings around) {
        TimeoutWatch watch = new TimeoutWatch(
                book,
                hosts,
                new Ballot(book, hosts, around.background(), around.logger()),
                new Delivery(hosts, collector, around.later()),
                () -> around.settings().get().redundancy(),
                around.clock());
        return new TimeoutWatches(book, watch, around.later(), around.logger());
    }

    /**
     * Answers a chat.
     *
     * @throws NotAccepting if the session takes none, before anything was spent on it
     */
    public void chat(ChatRequest request, AnswerIdentity identity, AnswerSink sink, RequestAccount account)
            throws NotAccepting, AnswerBroken {
        if (!activity.enter()) {
            throw new NotAccepting(
                    NotAccepting.Why.FINALIZED, "the session of escrow " + book.escrowId() + " is being finalized");
        }
        try {
            chats.run(request, identity, sink, account);
        } finally {
            activity.leave();
        }
    }

    /**
     * Ends the session, or goes on with ending it, and returns what the chain is to be given.
     *
     * @throws QuorumMissed if the end is reached but too few hosts signed; calling again collects only
     */
    public Settlement finish() throws RequestsActive, QuorumMissed, DiffRejected {
        if (!activity.close()) {
            throw new RequestsActive(activity.active());
        }
        try {
            return finalizer.run();
        } finally {
            if (book.ledger().phase() == Phase.ACTIVE) {
                activity.reopen();
            }
        }
    }

    /** Whether the session can still be asked, as far as its phase goes. */
    public boolean isAccepting() {
        return activity.isOpen() && book.ledger().phase() == Phase.ACTIVE;
    }

    /** The settlement as it stands; only in phase settlement. */
    public Settlement settlement() {
        return finalizer.settlement();
    }

    /** Brings all hosts to the same books. */
    public void synchronise() throws NotAccepting {
        synchroniser.run();
    }

    /** Asks for signatures at a nonce; returns their weight. */
    public int collect(long nonce) {
        return collector.collect(nonce);
    }

    /** Before the gateway ends in good order: what hosts are just saying is heard, and signatures are stored. */
    public void settleDown() {
        drains.awaitAll(LAST_WORDS);
        book.signatures().save();
    }

    /** The gateway is killed: nothing is written any more. */
    public void freeze() {
        book.freeze();
    }

    public Ledger ledger() {
        return book.ledger();
    }

    public List<DevshardTx> pending() {
        return book.pending();
    }

    /** How many slots signed, by nonce. */
    public NavigableMap<Long, Integer> signatureWeights() {
        return book.signatures().weights();
    }

    public int activeRequests() {
        return activity.active();
    }

    public List<Member> members() {
        return hosts.all().stream()
                .map(link -> new Member(link.member(), link.slots(), link.url(), link.proven()))
                .toList();
    }

    /** All inferences by id, sealed ones as they were then. */
    public SortedMap<Long, Inference> inferences() {
        return book.inferences();
    }
}
