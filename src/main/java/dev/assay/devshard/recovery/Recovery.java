package dev.assay.devshard.recovery;

import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.Signers;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSession;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a session back by replaying its diffs from the first (contract 6.3). Needs nobody but the store: warm keys are
 * those that were bound then, whatever the chain says now.
 */
public final class Recovery {
    /** Diffs read at a time, so that a long session does not lie in memory twice. */
    private static final long PAGE = 1_000;

    private final SessionStore store;
    private final StoredSession session;
    private Ledger ledger;

    private Recovery(SessionStore store, StoredSession session) {
        this.store = store;
        this.session = session;
    }

    /**
     * The ledger after the last stored diff.
     *
     * @throws RecoveryMismatch a diff is missing, is refused, or leads to another root than was stored with it
     * @throws dev.assay.devshard.storage.StorageFailure the store cannot be read now
     */
    public static Ledger replay(SessionStore store, StoredSession session) {
        Recovery recovery = new Recovery(store, session);
        recovery.open();
        recovery.applyAll();
        return recovery.ledger;
    }

    private void open() {
        try {
            ledger = Ledger.open(TermsJson.read(session.termsJson()));
        } catch (MalformedMessage | AmountBelowFee unusable) {
            throw new RecoveryMismatch(session.escrowId(), 0, "usable terms", unusable.getMessage(), unusable);
        }
    }

    private void applyAll() {
        List<StoredDiff> page;
        do {
            long from = ledger.nonce() + 1;
            page = store.diffs(session.escrowId(), from, from + PAGE - 1);
            Signers signers = SignersAhead.of(page, ledger, Signers.RECOVERED);
            page.forEach(diff -> apply(diff, signers));
        } while (!page.isEmpty());
        if (ledger.nonce() < session.latestNonce()) {
            throw mismatch(ledger.nonce() + 1, "a diff, as up to " + session.latestNonce(), "none");
        }
    }

    private void apply(StoredDiff diff, Signers signers) {
        if (diff.nonce() != ledger.nonce() + 1) {
            throw mismatch(ledger.nonce() + 1, "a diff", "the one of nonce " + diff.nonce());
        }
        try {
            ledger = ledger.apply(StoredForm.signed(diff), boundBy(diff), signers)
                    .next();
        } catch (MalformedMessage | DiffRejected refused) {
            throw new RecoveryMismatch(
                    session.escrowId(), diff.nonce(), "a diff that applies", refused.getMessage(), refused);
        }
        if (!Arrays.equals(ledger.root().bytes(), diff.stateHash())) {
            throw mismatch(diff.nonce(), "root " + HexFormat.of().formatHex(diff.stateHash()), "root " + ledger.root());
        }
    }

    private WarmKeys boundBy(StoredDiff diff) {
        Group group = ledger.terms().group();
        return (validator, candidate) -> diff.warmKeys().entrySet().stream()
                .anyMatch(bound -> bound.getValue().equals(candidate.value())
                        && group.hasSlot(bound.getKey())
                        && group.validator(bound.getKey()).equals(validator));
    }

    private RecoveryMismatch mismatch(long nonce, String expected, String got) {
        return new RecoveryMismatch(session.escrowId(), nonce, expected, got);
    }
}
