package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SlotSignature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends a session (contract 4.8): N+1 diffs, each to the slot it falls to, what hosts answer going into the next; then the
 * signatures. Every step depends on the book alone, so a second call goes on wherever the first one was cut off (D07).
 */
final class Finalizer {
    private static final Duration HOST_PATIENCE = Duration.ofSeconds(30);

    private final EscrowBook book;
    private final Hosts hosts;
    private final Drains drains;
    private final Collector collector;

    Finalizer(EscrowBook book, Hosts hosts, Drains drains, Collector collector) {
        this.book = book;
        this.hosts = hosts;
        this.drains = drains;
        this.collector = collector;
    }

    /** The caller has seen to it that no request is under way and none can begin. */
    synchronized Settlement run() throws QuorumMissed, DiffRejected {
        drains.awaitAll();
        Optional<Sequenced> step = book.stepToSettlement();
        while (step.isPresent()) {
            long nonce = step.get().nonce();
            HostLink link = hosts.at(step.get().slot());
            collector.attempt(link, () -> link.catchUp(nonce, HOST_PATIENCE));
            step = book.stepToSettlement();
        }
        int weight = collector.collect(book.ledger().nonce());
        if (weight < book.group().quorum()) {
            throw new QuorumMissed(weight, book.group().quorum());
        }
        book.markSettled();
        return settlement();
    }

    /** The settlement as it stands, with the signatures there are. */
    Settlement settlement() {
        Ledger ledger = book.ledger();
        List<SlotSignature> signatures = book.signatures().at(ledger.nonce()).entrySet().stream()
                .map(entry -> SlotSignature.of(entry.getKey(), entry.getValue()))
                .toList();
        return new Settlement(
                book.escrowId(),
                ledger.terms().versionTag(),
                ledger.root().byteString(),
                ledger.nonce(),
                ledger.fees(),
                ledger.restHash().byteString(),
                ledger.stats(),
                signatures);
    }

    boolean isSettled() {
        return book.ledger().phase() == Phase.SETTLEMENT;
    }
}
