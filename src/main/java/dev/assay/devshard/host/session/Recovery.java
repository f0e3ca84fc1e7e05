package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSession;
import java.util.Arrays;

/** Replays a stored session (contract 6.3). */
final class Recovery {
    private Recovery() {}

    static Ledger replay(SessionStore store, StoredSession stored) {
        try {
            Ledger ledger = Ledger.open(TermsJson.read(stored.termsJson()));
            for (StoredDiff diff : store.diffs(stored.escrowId(), 1, stored.latestNonce())) {
                ledger = apply(ledger, diff);
            }
            return ledger;
        } catch (AmountBelowFee | MalformedMessage | DiffRejected e) {
            throw new EscrowUnusable("the stored session of escrow " + stored.escrowId() + " cannot be replayed", e);
        }
    }

    private static Ledger apply(Ledger ledger, StoredDiff diff) throws MalformedMessage, DiffRejected {
        SignedDiff signed = new SignedDiff(
                diff.nonce(),
                SignedDiff.decodeTxs(diff.nonce(), diff.txs()),
                diff.userSignature(),
                diff.postStateRoot());
        Ledger next = ledger.apply(
                        signed, (validator, candidate) -> diff.warmKeys().containsValue(candidate.value()))
                .next();
        if (!Arrays.equals(next.root().bytes(), diff.stateHash())) {
            throw new EscrowUnusable("the stored session gives another root at nonce " + diff.nonce());
        }
        return next;
    }
}
