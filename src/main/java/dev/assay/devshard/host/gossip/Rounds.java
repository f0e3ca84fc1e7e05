package dev.assay.devshard.host.gossip;

import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.protocol.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.slf4j.Logger;

/**
 * The gossip that no request sets off (contract 5): at every interval each open session is looked at, what may have
 * been lost is told again, and what was missed is asked for. One round at a time; a peer that does not answer is left
 * alone for the rest of the round.
 */
public final class Rounds implements Runnable {
    private final Sessions sessions;
    private final CatchUp catchUp;
    private final Logger logger;
    private final Map<String, Watch> watches = new HashMap<>();
    private boolean first = true;

    /** @param ear through which signatures asked for are heard */
    public Rounds(Sessions sessions, PeerTalk talk, Ear ear, Logger logger) {
        this.sessions = sessions;
        this.catchUp = new CatchUp(new PeerHistory(talk), ear, logger);
        this.logger = logger;
    }

    /** One round. Never throws: the next one may do better. */
    @Override
    public void run() {
        SortedMap<String, HostSession> open = sessions.open();
        Set<Address> silent = new HashSet<>();
        boolean older = first;
        first = false;
        open.forEach((escrowId, session) -> {
            Watch watch =
                    watches.computeIfAbsent(escrowId, fresh -> new Watch(session, catchUp, older && isOld(session)));
            round(escrowId, watch, silent);
        });
        watches.keySet().retainAll(open.keySet());
    }

    private static boolean isOld(HostSession session) {
        return session.ledger().nonce() > 0;
    }

    private void round(String escrowId, Watch watch, Set<Address> silent) {
        try {
            watch.round(silent);
        } catch (ChatFailure | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                logger.warn("event=gossip_round_failed escrow={} {}", escrowId, e.toString());
            }
        }
    }
}
