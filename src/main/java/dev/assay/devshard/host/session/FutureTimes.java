package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.TimeBounds;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.time.Instant;

/**
 * A diff that speaks of times which have not come (D25): a receipt of the far future would hold its inference open for ever
 * and turn the sealing clock forward. It can be sent again when its times have come.
 */
final class FutureTimes extends Exception {
    private static final long serialVersionUID = 1L;

    private FutureTimes(String what, long unixSeconds, Instant now) {
        super(what + " of " + unixSeconds + " is more than " + TimeBounds.CLOCKS_APART.toSeconds() + " s ahead of "
                + now.getEpochSecond());
    }

    static void refuse(SignedDiff diff, Instant now) throws FutureTimes {
        for (DevshardTx tx : diff.txs()) {
            if (tx.hasStart() && TimeBounds.isFuture(tx.getStart().getStartedAt(), now)) {
                throw new FutureTimes("started_at", tx.getStart().getStartedAt(), now);
            }
            if (tx.hasConfirm() && TimeBounds.isFuture(tx.getConfirm().getConfirmedAt(), now)) {
                throw new FutureTimes("confirmed_at", tx.getConfirm().getConfirmedAt(), now);
            }
        }
    }
}
