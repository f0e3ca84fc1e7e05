package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.Map;

/** A ledger as tests drive it: the diffs of a user who promises no root. */
final class Session {
    final Network network;
    Ledger ledger;
    WarmKeys warmKeys = WarmKeys.NONE;
    List<Sealed> sealed = List.of();
    Map<Integer, Address> bound = Map.of();

    Session(Network network) {
        this.network = network;
        this.ledger = network.open();
    }

    Session apply(DevshardTx... txs) {
        return apply(network.diff(ledger, txs));
    }

    Session apply(SignedDiff diff) {
        try {
            Applied applied = ledger.apply(diff, warmKeys);
            ledger = applied.next();
            sealed = applied.sealed();
            bound = applied.newWarmKeys();
            return this;
        } catch (DiffRejected e) {
            throw new AssertionError("diff " + diff.nonce() + " refused: " + e.reason() + " " + e.getMessage(), e);
        }
    }

    Session idle(int diffs) {
        for (int i = 0; i < diffs; i++) {
            apply();
        }
        return this;
    }

    /** Inference 1 in the given status, its executor slot 1 of 3 or more. */
    Session finished() {
        return apply(network.start(1)).apply(network.confirm(1), network.finish(1));
    }

    /** Refused for the reason, in words that are no stack trace, and nothing changed. */
    DiffRejected refuses(DiffRejected.Reason reason, DevshardTx... txs) {
        return refuses(reason, network.diff(ledger, txs));
    }

    DiffRejected refuses(DiffRejected.Reason reason, SignedDiff diff) {
        String before = print(ledger);
        DiffRejected rejected = assertThrows(DiffRejected.class, () -> ledger.apply(diff, warmKeys));
        assertEquals(reason, rejected.reason(), rejected.getMessage());
        assertFalse(rejected.getMessage().isBlank());
        assertEquals(before, print(ledger));
        return rejected;
    }

    Inference inference(long id) {
        return ledger.inference(id).orElseThrow(() -> new AssertionError("inference " + id + " is not live"));
    }

    InferenceStatus status(long id) {
        return inference(id).status();
    }

    SlotStats stats(int slot) {
        return ledger.stats().get(slot);
    }

    /** Everything there is to see of a ledger. */
    static String print(Ledger ledger) {
        return String.join(
                "\n",
                ledger.terms().toString(),
                ledger.nonce() + " " + ledger.phase() + " " + ledger.finalizeNonce(),
                ledger.balance() + " " + ledger.fees(),
                ledger.live().toString(),
                ledger.stats().toString(),
                ledger.warmKeys().toString(),
                ledger.root() + " " + ledger.restHash() + " " + ledger.sealedAccumulator());
    }
}
