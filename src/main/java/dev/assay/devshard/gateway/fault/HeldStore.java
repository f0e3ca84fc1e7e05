package dev.assay.devshard.gateway.fault;

import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.Addition;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoreAround;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.service.fault.HoldPoints;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A journal of diffs that stands still after one, or before the next of a session that is being finalized. */
final class HeldStore extends StoreAround {
    private final HoldPoints points;
    private final Set<String> finalizing = ConcurrentHashMap.newKeySet();

    HeldStore(SessionStore honest, HoldPoints points) {
        super(honest);
        this.points = points;
    }

    @Override
    public void append(String escrowId, List<Addition> next) {
        if (finalizing.contains(escrowId)) {
            next.forEach(each -> points.reach(
                    GatewayFault.BETWEEN_FINALIZE_DIFFS, escrowId, each.diff().nonce()));
        }
        super.append(escrowId, next);
        if (next.stream().map(Addition::diff).anyMatch(HeldStore::beginsFinalizing)) {
            finalizing.add(escrowId);
        }
        next.forEach(each ->
                points.reach(GatewayFault.AFTER_PERSIST, escrowId, each.diff().nonce()));
    }

    private static boolean beginsFinalizing(StoredDiff diff) {
        try {
            return StoredForm.signed(diff).txs().stream().anyMatch(DevshardTx::hasFinalizeRound);
        } catch (MalformedMessage never) {
            throw new IllegalStateException(diff + " was composed here and cannot be read", never);
        }
    }
}
