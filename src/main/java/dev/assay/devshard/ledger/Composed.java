package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.Map;

/**
 * The next diff as the user would sign it.
 *
 * @param txs those that apply, in the order of the diff
 * @param dropped those that do not, each with why
 * @param next the ledger after it
 * @param root {@code next.root()}, the diff's post-state root
 * @param newWarmKeys slot to address, those that this diff binds; to be stored beside it
 * @param sealed what leaves the live set, by ascending id
 */
public record Composed(
        long nonce,
        List<DevshardTx> txs,
        List<Dropped> dropped,
        Ledger next,
        Hash root,
        Map<Integer, Address> newWarmKeys,
        List<Sealed> sealed) {
    public Composed {
        txs = List.copyOf(txs);
        dropped = List.copyOf(dropped);
        newWarmKeys = Map.copyOf(newWarmKeys);
        sealed = List.copyOf(sealed);
    }

    /** A pending transaction that was left out. */
    public record Dropped(DevshardTx tx, DiffRejected reason) {}
}
