package dev.assay.devshard.host.session;

/**
 * Gossip that is provably not what it claims to be: a slot there is not, or a signature by somebody else. Nothing of it
 * is kept.
 */
public final class GossipRefused extends Exception {
    private static final long serialVersionUID = 1L;

    GossipRefused(String message) {
        super(message);
    }
}
