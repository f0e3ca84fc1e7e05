package dev.assay.devshard.host.peer;

import dev.assay.devshard.protocol.Address;

/** A peer gave no answer: the chain knows no address of it, nobody listens there, or it took too long. */
public final class PeerUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    PeerUnreachable(Address peer, String why) {
        super("no answer from the host of " + peer + ": " + why);
    }

    PeerUnreachable(Address peer, String why, Throwable cause) {
        super("no answer from the host of " + peer + ": " + why, cause);
    }
}
