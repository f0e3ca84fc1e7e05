package dev.assay.devshard.ledger;

/**
 * The chain's devshard parameters (contract 2.6, 4.5).
 *
 * @param refusalTimeout seconds; 0 means the default of 60
 * @param executionTimeout seconds; 0 means the default of 1200
 * @param validationRate basis points; 0 means no sampling
 * @param voteThresholdFactor percent of the slots; 0 means half of them
 * @param maxNonce 0 means the default of 20 000
 * @param devshardRequestsEnabled whether hosts take requests at all
 */
public record ChainParams(
        long refusalTimeout,
        long executionTimeout,
        long validationRate,
        long voteThresholdFactor,
        long maxNonce,
        boolean devshardRequestsEnabled) {
    /** What the contract's table of parameters gives. */
    public static ChainParams defaults() {
        return new ChainParams(0, 0, 5000, 0, 0, true);
    }
}
