package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.storage.StoredDiff;
import java.util.Arrays;
import java.util.List;

/** A stored history applied once more (contract 6.3): every root must come out as it was stored. */
final class SessionReplay {
    private SessionReplay() {}

    static Ledger replay(Ledger initial, List<StoredDiff> diffs) throws LoadRefused {
        Ledger ledger = initial;
        for (StoredDiff diff : diffs) {
            ledger = apply(ledger, diff);
        }
        return ledger;
    }

    private static Ledger apply(Ledger ledger, StoredDiff diff) throws LoadRefused {
        Ledger next;
        try {
            SignedDiff signed = new SignedDiff(
                    diff.nonce(),
                    SignedDiff.decodeTxs(diff.nonce(), diff.txs()),
                    diff.userSignature(),
                    diff.postStateRoot());
            next = ledger.apply(
                            signed, (validator, candidate) -> diff.warmKeys().containsValue(candidate.value()))
                    .next();
        } catch (MalformedMessage | DiffRejected e) {
            throw new LoadRefused(
                    LoadRefused.Reason.UNUSABLE, "stored diff " + diff.nonce() + " does not apply: " + e.getMessage());
        }
        if (!Arrays.equals(next.root().bytes(), diff.stateHash())) {
            throw new LoadRefused(
                    LoadRefused.Reason.UNUSABLE,
                    "stored diff " + diff.nonce() + " gives another root than the one stored with it");
        }
        return next;
    }
}
