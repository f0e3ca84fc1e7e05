package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.store.Devshard;
import dev.assay.devshard.gateway.store.GatewayStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;

/**
 * All escrows of a gateway. What was told to it is remembered in {@code gateway.db}, and only what an operator or a finalize
 * decided makes an escrow inactive: a chain that does not know it yet is asked again (D37).
 */
public final class Escrows {
    private final EscrowLoader loader;
    private final GatewayStore store;
    private final Clock clock;
    private final Logger logger;
    private final Map<String, Escrow> escrows = new ConcurrentSkipListMap<>();

    Escrows(EscrowLoader loader, GatewayStore store, Clock clock, Logger logger) {
        this.loader = loader;
        this.store = store;
        this.clock = clock;
        this.logger = logger;
    }

    /** An escrow from the environment or from an earlier run that cannot be served, and not for a passing reason. */
    public static final class StartRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final LoadRefused.Reason reason;

        StartRefused(LoadRefused refused) {
            super(refused.getMessage());
            this.reason = refused.reason();
        }

        public LoadRefused.Reason reason() {
            return reason;
        }
    }

    /** An escrow that is active cannot be loaded once more. */
    public static final class AlreadyLoaded extends Exception {
        private static final long serialVersionUID = 1L;

        AlreadyLoaded(String escrowId) {
            super("escrow " + escrowId + " is loaded already", null, false, false);
        }
    }

    /**
     * Loads what earlier runs were told and what the environment says now.
     *
     * @throws StartRefused if an active escrow cannot be served for a reason that will not pass (contract 2.8)
     */
    public void start(List<Devshard> fromEnvironment) {
        Map<String, Devshard> known = new TreeMap<>();
        store.devshards().forEach(devshard -> known.put(devshard.escrowId(), devshard));
        for (Devshard devshard : fromEnvironment) {
            Devshard stored = known.remove(devshard.escrowId());
            boolean active = stored == null || stored.active();
            start(active ? devshard : devshard.deactivated(stored.reason()));
            if (stored == null) {
                store.putDevshard(devshard.withoutKey());
            }
        }
        known.values().forEach(this::start);
    }

    private void start(Devshard devshard) {
        Escrow escrow = new Escrow(devshard, loader.prefixOf(devshard), clock);
        tryToServe(escrow);
        Optional<LoadRefused> fatal =
                escrow.problem().filter(problem -> problem.reason().fatalAtStart());
        if (devshard.active() && fatal.isPresent()) {
            throw new StartRefused(fatal.get());
        }
        escrows.put(escrow.id(), escrow);
    }

    /** Asks again about the escrows that could not be served for a reason that may have passed. */
    public void retry() {
        escrows.values().stream()
                .filter(escrow -> escrow.session().isEmpty())
                .filter(escrow -> escrow.problem()
                        .filter(problem -> problem.reason().passing())
                        .isPresent())
                .forEach(this::tryToServe);
    }

    private void tryToServe(Escrow escrow) {
        synchronized (escrow) {
            if (escrow.session().isPresent()) {
                return;
            }
            boolean said = escrow.problem().isPresent();
            try {
                escrow.serve(loader.load(escrow.devshard()));
                logger.info("escrow={} is served", escrow.id());
            } catch (LoadRefused refused) {
                escrow.lack(refused);
                if (!said) {
                    logger.warn("escrow={} is not served: {}", escrow.id(), refused.getMessage());
                }
            }
        }
    }

    /**
     * Has an escrow served from now on, and after a restart. One that was deactivated becomes active again.
     *
     * @throws LoadRefused if it cannot be; nothing was changed
     * @throws AlreadyLoaded if it is served already
     */
    public synchronized Escrow load(Devshard devshard) throws LoadRefused, AlreadyLoaded {
        Escrow known = escrows.get(devshard.escrowId());
        if (known != null && known.isActive()) {
            throw new AlreadyLoaded(devshard.escrowId());
        }
        Escrow escrow = known == null ? new Escrow(devshard, loader.prefixOf(devshard), clock) : known;
        Optional<EscrowSession> running = escrow.session();
        if (running.isPresent()) {
            loader.requireCreator(devshard, running.get().ledger().terms());
        } else {
            escrow.serve(loader.load(devshard));
        }
        store.putDevshard(devshard);
        escrow.become(devshard);
        escrows.put(escrow.id(), escrow);
        return escrow;
    }

    /** Whether a session of it is stored where it says. */
    public boolean isStored(Devshard devshard) {
        return loader.isStored(devshard);
    }

    public Optional<Escrow> find(String id) {
        return Optional.ofNullable(escrows.get(id));
    }

    /** In the order of their ids. */
    public Collection<Escrow> all() {
        return escrows.values();
    }

    public synchronized void deactivate(Escrow escrow, String reason) {
        if (escrow.isActive()) {
            Devshard inactive = escrow.devshard().deactivated(reason);
            store.deactivateDevshard(inactive.escrowId(), reason);
            escrow.become(inactive);
        }
    }

    /** Forgets an inactive escrow; its stored session stays. */
    public synchronized void delete(Escrow escrow) {
        store.deleteDevshard(escrow.id());
        escrows.remove(escrow.id());
    }
}
