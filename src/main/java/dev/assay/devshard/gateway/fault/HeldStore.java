package dev.assay.devshard.gateway.fault;

import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.OrderChange;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoreAround;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSeal;
import dev.assay.devshard.storage.StoredSignature;
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
    public void append(
            String escrowId, StoredDiff diff, List<StoredSignature> own, List<StoredSeal> sealed, OrderChange orders) {
        if (finalizing.contains(escrowId)) {
            points.reach(GatewayFault.BETWEEN_FINALIZE_DIFFS, escrowId, diff.nonce());
        }
        super.append(escrowId, diff, own, sealed, orders);
        if (beginsFinalizing(diff)) {
            finalizing.add(escrowId);
        }
        points.reach(GatewayFault.AFTER_PERSIST, escrowId, diff.nonce());
    }

    private static boolean beginsFinalizing(StoredDiff diff) {
        try {
            return StoredForm.signed(diff).txs().stream().anyMatch(DevshardTx::hasFinalizeRound);
        } catch (MalformedMessage never) {
            throw new IllegalStateException(diff + " was composed here and cannot be read", never);
        }
    }
}
