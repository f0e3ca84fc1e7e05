package dev.assay.devshard.storage;

import java.util.Arrays;
import java.util.Objects;

/**
 * An inference that left the live set (contract 4.7). Two are equal when all their bytes are.
 *
 * @param inferenceId the inference
 * @param sealedNonce the nonce it was sealed with
 * @param record canonical bytes of its last record
 */
public record StoredSeal(long inferenceId, long sealedNonce, byte[] record) {
    public StoredSeal {
        Objects.requireNonNull(record, "record");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredSeal that
                && inferenceId == that.inferenceId
                && sealedNonce == that.sealedNonce
                && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inferenceId, sealedNonce);
    }

    @Override
    public String toString() {
        return "inference " + inferenceId + " sealed at " + sealedNonce;
    }
}
