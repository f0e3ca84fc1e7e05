package dev.assay.devshard.host.peer;

import dev.assay.devshard.protocol.Address;

/** A peer gave no answer: the chain knows no address of it, nobody listens there, or it took too long. */
public final class PeerUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean asked;

    private PeerUnreachable(Address peer, boolean asked, String why, Throwable cause) {
        super("no answer from the host of " + peer + ": " + why, cause);
        this.asked = asked;
    }

    static PeerUnreachable asked(Address peer, String why, Throwable cause) {
        return new PeerUnreachable(peer, true, why, cause);
    }

    static PeerUnreachable notAsked(Address peer, String why) {
        return new PeerUnreachable(peer, false, why, null);
    }

    /** Whether the peer was asked at all. Where not, its silence says nothing about it (D20). */
    public boolean wasAsked() {
        return asked;
    }
}
