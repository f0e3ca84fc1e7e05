package dev.assay.devshard.host.gossip;

import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.protocol.Address;
import java.util.Set;

/**
 * One session from round to round. A gap is mended when it was there in the round before, for the owner usually brings
 * the diffs himself; a state that some have not signed is told and asked about again, often at first and then rarely.
 */
final class Watch {
    private static final int EAGER_ROUNDS = 5;
    private static final int RELUCTANCE = 10;
    private static final int MOST_SOUGHT = 200;

    private final HostSession session;
    private final CatchUp catchUp;
    private boolean reopened;
    private long nonceThen = -1;
    private int signaturesThen;
    private boolean behindThen;
    private int quietRounds;

    /**
     * @param reopened whether the session is older than this process, so that something may have been missed meanwhile
     */
    Watch(HostSession session, CatchUp catchUp, boolean reopened) {
        this.session = session;
        this.catchUp = catchUp;
        this.reopened = reopened;
    }

    void round(Set<Address> silent) throws ChatFailure {
        long wanted = reopened ? Long.MAX_VALUE - 1 : session.gossip().furthestHeard();
        long nonce = session.ledger().nonce();
        boolean behind = wanted > nonce;
        if (reopened || (behind && behindThen && nonce == nonceThen)) {
            catchUp.diffs(session, wanted, silent);
            signaturesOfLateDiffs(nonce, silent);
        } else if (!behind) {
            seekSignatures(nonce, silent);
        }
        reopened = false;
        behindThen = behind;
        nonceThen = nonce;
    }

    /** Nobody will repeat to us what was said while we were away: it is asked for once. */
    private void signaturesOfLateDiffs(long before, Set<Address> silent) {
        long now = session.ledger().nonce();
        long earlier = Math.min(before, now - 1) - 2L * session.terms().group().size();
        for (long nonce = Math.max(1, Math.max(earlier, now - MOST_SOUGHT)); nonce <= now; nonce++) {
            catchUp.signatures(session, nonce, silent);
        }
    }

    private void seekSignatures(long nonce, Set<Address> silent) throws ChatFailure {
        int signatures = session.signatures(nonce).size();
        boolean changed = nonce != nonceThen || signatures != signaturesThen;
        quietRounds = changed ? 0 : quietRounds + 1;
        signaturesThen = signatures;
        boolean complete = signatures == session.terms().group().size();
        if (nonce > 0 && !complete && (quietRounds < EAGER_ROUNDS || quietRounds % RELUCTANCE == 0)) {
            session.gossip().repeat();
            catchUp.signatures(session, nonce, silent);
        }
    }
}
