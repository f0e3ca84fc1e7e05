package dev.assay.devshard.storage;

import java.util.Arrays;
import java.util.Objects;

/**
 * An inference that this host has executed. Two are equal when all their bytes are. The arrays are not copied: nobody
 * changes them.
 *
 * @param inferenceId the inference
 * @param receiptSignature the executor's receipt, 65 bytes
 * @param confirmedAt unix seconds, as signed in the receipt
 * @param prompt the request body as it was run
 * @param response the response body as hashed in the finish: the answer's lines, joined by line feeds
 * @param finish canonical bytes of the finish transaction, signed
 */
public record StoredWork(
        long inferenceId, byte[] receiptSignature, long confirmedAt, byte[] prompt, byte[] response, byte[] finish) {
    public StoredWork {
        Objects.requireNonNull(receiptSignature, "receiptSignature");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(finish, "finish");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredWork that
                && inferenceId == that.inferenceId
                && confirmedAt == that.confirmedAt
                && Arrays.equals(receiptSignature, that.receiptSignature)
                && Arrays.equals(prompt, that.prompt)
                && Arrays.equals(response, that.response)
                && Arrays.equals(finish, that.finish);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inferenceId, confirmedAt, Arrays.hashCode(finish));
    }

    @Override
    public String toString() {
        return "work of inference " + inferenceId + " (" + response.length + " bytes answered)";
    }
}
