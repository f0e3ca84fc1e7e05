package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.settings.Collection;
import dev.assay.devshard.protocol.Address;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Gathers the group's signatures of one state (contract 4.8): everybody who has not signed is brought up to date and so
 * asked to sign, quarantine or not; what others hold of the missing ones is fetched. Everything is verified before it
 * counts.
 */
final class Collector {
    private final EscrowBook book;
    private final Hosts hosts;
    private final Supplier<Collection> rules;
    private final Executor background;
    private final CountDownLatch closing;
    private final Logger logger;

    /** @param closing opens when the gateway ends; waits end with it */
    Collector(
            EscrowBook book,
            Hosts hosts,
            Supplier<Collection> rules,
            Executor background,
            CountDownLatch closing,
            Logger logger) {
        this.book = book;
        this.hosts = hosts;
        this.rules = rules;
        this.background = background;
        this.closing = closing;
        this.logger = logger;
    }

    /** Asks until the quorum is reached or the retries are used up; returns the weight. */
    int collect(long nonce) {
        Collection now = rules.get();
        round(nonce, now.hostTimeout());
        long delay = now.retryDelayMs();
        for (int retry = 0;
                retry < now.retries() && weight(nonce) < book.group().quorum();
                retry++) {
            if (waitOrClose(delay)) {
                break;
            }
            delay *= 2;
            round(nonce, now.hostTimeout());
        }
        return weight(nonce);
    }

    /** Slots whose signature counts at this nonce. */
    int weight(long nonce) {
        return book.signatures().at(nonce).size();
    }

    private void round(long nonce, Duration patience) {
        if (nonce == book.ledger().nonce()) {
            everyHost(unsigned(nonce), link -> attempt(link, () -> link.catchUp(nonce, patience)));
        }
        if (!unsigned(nonce).isEmpty()) {
            everyHost(hosts.all(), link -> attempt(link, () -> link.fetchSignatures(nonce, patience)));
        }
        book.signatures().save();
    }

    private List<HostLink> unsigned(long nonce) {
        Set<Integer> signed = book.signatures().at(nonce).keySet();
        return hosts.all().stream()
                .filter(link -> !signed.containsAll(link.slots()))
                .toList();
    }

    /** Runs for all of them at once and returns when all are through. */
    void everyHost(java.util.Collection<HostLink> links, Consumer<HostLink> task) {
        CompletableFuture<?>[] running = links.stream()
                .map(link -> CompletableFuture.runAsync(() -> task.accept(link), background))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(running).join();
    }

    void attempt(HostLink link, HostTask task) {
        try {
            task.run();
        } catch (HostFault fault) {
            Address member = link.member();
            logger.info("escrow={} participant={} does not answer: {}", book.escrowId(), member, fault.getMessage());
        }
    }

    private boolean waitOrClose(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Something to do with a host that may fail. */
    interface HostTask {
        void run() throws HostFault;
    }
}
