package dev.assay.devshard.host.session;

import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.recovery.Recovery;
import dev.assay.devshard.storage.StoredSession;
import dev.assay.service.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All sessions of a host, made lazily and each once. Reading finds only what is stored (D36); only somebody who has proved
 * to be let in makes a session of an escrow, through {@link Admission#enter}.
 */
public final class Sessions {
    private final SessionContext context;
    private final ChainBridge chain;
    private final SlotOwnership ownership;
    private final SingleFlight<HostSession> open = new SingleFlight<>();
    private final SingleFlight<Prospect> asking = new SingleFlight<>();

    public Sessions(SessionContext context, ChainBridge chain) {
        this.context = context;
        this.chain = chain;
        this.ownership = new SlotOwnership(context);
    }

    /**
     * The session, recovered from storage where it is not in memory yet; empty when none is stored.
     *
     * @throws VersionConflict it is pinned to another version
     * @throws dev.assay.devshard.recovery.RecoveryMismatch what is stored does not add up
     */
    public Optional<HostSession> find(String escrowId) {
        Optional<HostSession> session = open.peek(escrowId);
        if (session.isPresent()) {
            return session;
        }
        return context.store().find(escrowId).map(stored -> open.get(escrowId, () -> recover(stored)));
    }

    /**
     * The session, or what it would be by the chain's word; nothing is stored yet.
     *
     * @throws EscrowUnusable no session can be made of it
     */
    public Admission admit(String escrowId) {
        Optional<HostSession> session = find(escrowId);
        if (session.isPresent()) {
            return session.get();
        }
        try {
            return asking.get(escrowId, () -> ask(escrowId));
        } finally {
            asking.forget(escrowId);
        }
    }

    /** Recovers all stored sessions side by side. One that cannot be is logged, and tried again at its first request. */
    public void recoverAll() {
        List<String> stored = context.store().escrows();
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try {
            CompletableFuture.allOf(stored.stream()
                            .map(escrowId -> CompletableFuture.runAsync(() -> recoverOrLog(escrowId), workers))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            workers.shutdown();
        }
    }

    /** Sessions in memory by escrow id. */
    public SortedMap<String, HostSession> open() {
        return new TreeMap<>(open.values());
    }

    private Prospect ask(String escrowId) {
        EscrowFacts escrow = chain.escrow(escrowId)
                .orElseThrow(() -> new EscrowUnusable("escrow " + escrowId + " is not known to the chain"));
        SessionTerms terms = terms(escrow);
        ownership.signatory(terms, Map.of());
        return new Prospect(terms);
    }

    private SessionTerms terms(EscrowFacts escrow) {
        try {
            return SessionTerms.of(escrow, chain.params(), context.versionTag());
        } catch (IllegalArgumentException e) {
            throw new EscrowUnusable("escrow " + escrow.id() + " makes no session: " + e.getMessage(), e);
        }
    }

    private HostSession recover(StoredSession stored) {
        if (!stored.version().equals(context.bindVersion())) {
            throw new VersionConflict(stored.escrowId(), stored.version(), context.bindVersion());
        }
        Ledger ledger = Recovery.replay(context.store(), stored);
        HostSession session = new HostSession(context, ownership.signatory(ledger.terms(), ledger.warmKeys()), ledger);
        context.logger().info("event=session_open escrow={} nonce={}", stored.escrowId(), ledger.nonce());
        return session;
    }

    private void recoverOrLog(String escrowId) {
        try {
            find(escrowId);
        } catch (VersionConflict e) {
            context.logger().warn("event=session_left_alone escrow={} {}", escrowId, e.getMessage());
        } catch (RuntimeException e) {
            context.logger().error("event=session_not_recovered escrow={} {}", escrowId, e.getMessage(), e);
        }
    }

    /** Stores the row and starts from what is stored then: another process may have been there first. */
    private HostSession create(SessionTerms terms) {
        mustOpen(terms);
        context.store()
                .create(StoredSession.fresh(
                        terms.escrowId(),
                        terms.epoch(),
                        context.bindVersion(),
                        terms.creator().value(),
                        TermsJson.write(terms),
                        Json.text(terms.group().slots()),
                        terms.amount()));
        return recover(context.store().find(terms.escrowId()).orElseThrow());
    }

    private static void mustOpen(SessionTerms terms) {
        try {
            Ledger.open(terms);
        } catch (AmountBelowFee e) {
            throw new EscrowUnusable(e.getMessage(), e);
        }
    }

    /** Terms from the chain, and nothing stored. */
    private final class Prospect implements Admission {
        private final SessionTerms terms;

        Prospect(SessionTerms terms) {
            this.terms = terms;
        }

        @Override
        public SessionTerms terms() {
            return terms;
        }

        @Override
        public boolean isMember(Address address) {
            return terms.group().members().contains(address) || context.isWarmKeyOfAny(terms.group(), address);
        }

        @Override
        public HostSession enter() {
            return open.get(terms.escrowId(), () -> create(terms));
        }
    }
}
