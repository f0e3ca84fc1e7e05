package dev.assay.devshard.gateway.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Brings every host to the same books (contract 2.2, sync-hosts): two rounds of catching everybody up and putting into diffs
 * what they offer, a few more while they still offer something, then a last catch-up, after which everybody has signed the
 * latest state.
 */
final class Synchroniser {
    private static final int ROUNDS = 2;
    private static final int MOST_ROUNDS = 6;
    private static final Duration HOST_PATIENCE = Duration.ofSeconds(30);

    private final EscrowBook book;
    private final Hosts hosts;
    private final Drains drains;
    private final Collector collector;

    Synchroniser(EscrowBook book, Hosts hosts, Drains drains, Collector collector) {
        this.book = book;
        this.hosts = hosts;
        this.drains = drains;
        this.collector = collector;
    }

    /** @throws NotAccepting if the session is not active */
    synchronized void run() throws NotAccepting {
        book.requireActive();
        drains.awaitAll();
        boolean drained = true;
        for (int round = 0; round < ROUNDS || (drained && round < MOST_ROUNDS); round++) {
            catchUpAll();
            drained = drainPending();
        }
        if (drained) {
            catchUpAll();
        }
        book.signatures().save();
    }

    private void catchUpAll() {
        long nonce = book.ledger().nonce();
        collector.everyHost(hosts.all(), link -> collector.attempt(link, () -> link.catchUp(nonce, HOST_PATIENCE)));
    }

    /** True if anything was put into a diff. Each diff may bring new offers; after two rounds of the group the rest can wait. */
    private boolean drainPending() throws NotAccepting {
        int most = 2 * book.group().size();
        Optional<Sequenced> diff = book.settlePending();
        boolean drained = diff.isPresent();
        for (int sent = 0; diff.isPresent() && sent < most; sent++) {
            long nonce = diff.get().nonce();
            HostLink link = hosts.at(diff.get().slot());
            collector.attempt(link, () -> link.catchUp(nonce, HOST_PATIENCE));
            diff = book.settlePending();
        }
        return drained;
    }
}
