package dev.assay.devshard.chain;

/** The chain's devshard parameters; time-outs in seconds, the rate in basis points, the factor in percent. */
record Params(
        long refusalTimeout,
        long executionTimeout,
        long validationRate,
        long voteThresholdFactor,
        long maxNonce,
        boolean requestsEnabled) {
    /** The defaults of contract 4.5. */
    static final Params DEFAULT = new Params(60, 1200, 5000, 50, 20_000, true);
}
