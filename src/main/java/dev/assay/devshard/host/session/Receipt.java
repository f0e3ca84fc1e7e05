package dev.assay.devshard.host.session;

/**
 * The executor's promise to do a job (contract 3.4).
 *
 * @param signature 65 bytes over the record's start fields, the escrow id and {@code confirmedAt}
 * @param confirmedAt unix seconds by this host's clock
 */
public record Receipt(byte[] signature, long confirmedAt) {}
