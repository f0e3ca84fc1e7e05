package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Composed;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.TxHash;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transactions of hosts that wait for the next diff. Two that say the same about one inference may both wait: which of them
 * holds is for the ledger to find out, so a forged one can never hide an honest one (D34). Bounded; the newest is refused.
 */
final class PendingQueue {
    private static final int MOST = 10_000;

    private final MempoolCheck check;
    private final Map<TxHash, DevshardTx> waiting = new LinkedHashMap<>();

    PendingQueue(MempoolCheck check) {
        this.check = check;
    }

    /** Takes what a host shows, as far as it holds; returns how much that was. */
    int hear(Ledger ledger, List<DevshardTx> mempool) {
        int taken = 0;
        for (DevshardTx tx : mempool) {
            if (!holds(tx) && check.admits(ledger, tx) && offer(tx)) {
                taken++;
            }
        }
        return taken;
    }

    /** False if it waits already or there is no room. */
    synchronized boolean offer(DevshardTx tx) {
        return waiting.size() < MOST && waiting.putIfAbsent(TxHash.of(tx), tx) == null;
    }

    private synchronized boolean holds(DevshardTx tx) {
        return waiting.containsKey(TxHash.of(tx));
    }

    /** In the order of arrival. */
    synchronized List<DevshardTx> list() {
        return List.copyOf(waiting.values());
    }

    /** Lets go of what the diff carries, and of what no diff will. */
    void carriedBy(Composed diff) {
        remove(diff.txs());
        droppedBy(diff);
    }

    /** Lets go of what did not hold and never will. */
    void droppedBy(Composed diff) {
        remove(diff.dropped().stream()
                .map(Composed.Dropped::tx)
                .filter(tx -> !MempoolCheck.isEarly(diff.next(), tx))
                .toList());
    }

    private synchronized void remove(Collection<DevshardTx> txs) {
        txs.forEach(tx -> waiting.remove(TxHash.of(tx)));
    }
}
