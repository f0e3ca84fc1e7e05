package dev.assay.devshard.host.fault;

import dev.assay.service.fault.FaultBook;

/** Whether gossip is paused in a direction. */
final class GossipPause {
    static final String IN = "in";
    static final String OUT = "out";
    static final String BOTH = "both";
    static final String DIRECTION = "direction";

    /** Of gossip that is about no nonce in particular; no diff has it. */
    static final long NO_NONCE = 0;

    private GossipPause() {}

    static boolean holds(FaultBook book, String escrowId, long nonce, String direction) {
        return book.take(HostFault.PAUSE_GOSSIP, escrowId, nonce, fault -> {
                    String ordered = fault.text(DIRECTION);
                    return ordered.equals(BOTH) || ordered.equals(direction);
                })
                .isPresent();
    }
}
