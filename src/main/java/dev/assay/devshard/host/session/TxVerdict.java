package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Composed;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger would say of transactions that another host sent: it is asked to compose them into a next diff that nobody signs.
 *
 * @param takeable what it would take, with signatures by the hosts they claim to be of
 * @param forged why the first that can never be taken cannot; empty where the others are merely early or late
 */
record TxVerdict(List<DevshardTx> takeable, Optional<String> forged) {
    /** Reasons that no further diff can mend. */
    private static final Set<Reason> FORGED =
            EnumSet.of(Reason.SIGNATURE, Reason.SLOT, Reason.ESCROW_ID, Reason.SELF_VALIDATION);

    static TxVerdict of(List<DevshardTx> txs, Ledger ledger, WarmKeys warmKeys) {
        Optional<String> notOfAHost = txs.stream()
                .filter(tx -> !isOfAHost(tx))
                .findFirst()
                .map(tx -> Transactions.describe(tx) + " is not for a host to propose");
        try {
            Composed diff =
                    ledger.compose(txs.stream().filter(TxVerdict::isOfAHost).toList(), Optional.empty(), warmKeys);
            Optional<String> forged = diff.dropped().stream()
                    .map(Composed.Dropped::reason)
                    .filter(reason -> FORGED.contains(reason.reason()))
                    .findFirst()
                    .map(DiffRejected::getMessage);
            return new TxVerdict(diff.txs(), notOfAHost.or(() -> forged));
        } catch (DiffRejected noMoreDiffs) {
            return new TxVerdict(List.of(), notOfAHost);
        }
    }

    private static boolean isOfAHost(DevshardTx tx) {
        return tx.hasConfirm() || tx.hasFinish() || tx.hasValidation() || tx.hasValidationVote();
    }
}
