package dev.assay.devshard.host.session;

/** A stored session is pinned to another bind version than this host serves (contract 6.3); it is left as it is. */
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionConflict(String escrowId, String stored, String served) {
        super("version conflict: the session of escrow " + escrowId + " is bound to " + stored + ", this host serves "
                + served);
    }
}
