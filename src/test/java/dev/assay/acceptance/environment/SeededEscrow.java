package dev.assay.acceptance.environment;

/**
 * The escrow that a gateway of {@link GatewayForm#ONE_ESCROW} serves.
 *
 * @param id decimal
 * @param user the creator's key, which the gateway holds
 */
public record SeededEscrow(String id, SecretKey user) {}
