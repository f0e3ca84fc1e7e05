package dev.assay.acceptance.client;

/** GET status of one session (contract 2.3). */
public record SessionStatus(
        String escrowId, long nonce, long balance, String phase, boolean requestsBlocked, SessionTermsView terms) {
    static SessionStatus of(Document document) {
        return new SessionStatus(
                document.text("escrow_id"),
                document.number("nonce"),
                document.number("balance"),
                document.text("phase"),
                document.flag("requests_blocked"),
                SessionTermsView.of(document.at("config")));
    }

    /** The terms of the escrow as the status shows them: seconds, amounts, slots, basis points, nonces. */
    public record SessionTermsView(
            long refusalTimeout,
            long executionTimeout,
            long tokenPrice,
            long createDevshardFee,
            long feePerNonce,
            long voteThreshold,
            long validationRate,
            long inferenceSealGraceNonces,
            long inferenceSealGraceSeconds,
            long autoSealEveryNonces) {
        static SessionTermsView of(Document config) {
            return new SessionTermsView(
                    config.number("refusal_timeout"),
                    config.number("execution_timeout"),
                    config.number("token_price"),
                    config.number("create_devshard_fee"),
                    config.number("fee_per_nonce"),
                    config.number("vote_threshold"),
                    config.number("validation_rate"),
                    config.number("inference_seal_grace_nonces"),
                    config.number("inference_seal_grace_seconds"),
                    config.number("auto_seal_every_n_nonces"));
        }
    }
}
