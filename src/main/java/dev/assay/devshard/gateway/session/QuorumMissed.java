package dev.assay.devshard.gateway.session;

/** The session is at its end, but too few hosts have signed it. Finalizing again collects what is missing. */
public final class QuorumMissed extends Exception {
    private static final long serialVersionUID = 1L;

    QuorumMissed(int weight, int quorum) {
        super("insufficient signatures: " + weight + "/" + quorum + " weight", null, false, false);
    }
}
