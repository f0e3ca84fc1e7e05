package dev.assay.acceptance.environment;

/** How the gateway of a network learns which escrows it serves. */
public enum GatewayForm {
    /** It starts with none; every scenario loads its own over the admin API. Many scenarios share one gateway. */
    MANY_ESCROWS,
    /** It serves the one escrow named in its settings, seeded on the chain for it. Such a network serves one lease only. */
    ONE_ESCROW
}
