package dev.assay.devshard.storage;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a gateway has ordered, of which the history holds the hash only. Two are equal when all their bytes are.
 *
 * @param prompt the request body; not copied, nobody changes it
 */
public record StoredOrder(long inferenceId, byte[] prompt) {
    public StoredOrder {
        Objects.requireNonNull(prompt, "prompt");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredOrder that
                && inferenceId == that.inferenceId
                && Arrays.equals(prompt, that.prompt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inferenceId, Arrays.hashCode(prompt));
    }

    @Override
    public String toString() {
        return "order of inference " + inferenceId + " (" + prompt.length + " bytes)";
    }
}
