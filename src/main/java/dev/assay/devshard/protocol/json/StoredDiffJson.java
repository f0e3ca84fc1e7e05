package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * One element of a host's answer to GET diffs (contract 2.5).
 *
 * @param stateHash the state root after this diff, as the host computed it; 32 bytes
 */
public record StoredDiffJson(
        @JsonProperty("diff") DiffJson diff,
        @JsonProperty("state_hash") byte[] stateHash) {
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDiffJson stored
                && diff.equals(stored.diff)
                && Arrays.equals(stateHash, stored.stateHash);
    }

    @Override
    public int hashCode() {
        return diff.hashCode();
    }
}
