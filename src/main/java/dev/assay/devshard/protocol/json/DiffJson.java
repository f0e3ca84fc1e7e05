package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * A diff as hosts and gateway send it (contract 2.5). Byte fields are standard base64 in JSON.
 *
 * @param txs a DiffContent that holds only nonce and transactions
 * @param userSig the user's signature, 65 bytes
 * @param postStateRoot 32 bytes, or null
 */
public record DiffJson(
        @JsonProperty("nonce") long nonce,
        @JsonProperty("txs") byte[] txs,
        @JsonProperty("user_sig") byte[] userSig,

        @JsonProperty("post_state_root") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        byte[] postStateRoot) {

    @Override
    public boolean equals(Object other) {
        return other instanceof DiffJson diff
                && nonce == diff.nonce
                && Arrays.equals(txs, diff.txs)
                && Arrays.equals(userSig, diff.userSig)
                && Arrays.equals(postStateRoot, diff.postStateRoot);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nonce) * 31 + Arrays.hashCode(userSig);
    }
}
