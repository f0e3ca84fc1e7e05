package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.List;

/**
 * A job that a diff starts, and all keys that anybody could sign claims about it with.
 *
 * @param order what is asked of the executor
 * @param keys the hosts' keys, in the order of their slots
 */
record ClaimedJob(String escrowId, PrivateKey owner, Group group, Start order, List<PrivateKey> keys) {
    long id() {
        return order.getInferenceId();
    }

    DevshardTx start() {
        return Transactions.start(order);
    }

    int executor() {
        return group.executorSlot(id());
    }

    /** A slot that need not do it. */
    int bystander() {
        return after(executor());
    }

    int otherBystander() {
        return after(bystander());
    }

    PrivateKey key(int slot) {
        return keys.get(slot);
    }

    /** Of an escrow that is not this one. */
    String otherEscrowId() {
        return escrowId + "0";
    }

    private int after(int slot) {
        return (slot + 1) % group.size();
    }
}
