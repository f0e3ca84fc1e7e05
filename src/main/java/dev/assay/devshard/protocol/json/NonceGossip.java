package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * A host's word for the state after a nonce, as hosts tell it to one another (POST gossip/nonce, contract 2.5 and 5).
 * Byte fields are base64 in JSON.
 *
 * @param stateHash the state root, 32 bytes
 * @param stateSig over root, escrow id and nonce (contract 3.4), 65 bytes
 * @param slotId whose word it is, which need not be the sender's
 */
public record NonceGossip(
        @JsonProperty("nonce") long nonce,
        @JsonProperty("state_hash") byte[] stateHash,
        @JsonProperty("state_sig") byte[] stateSig,
        @JsonProperty("slot_id") int slotId) {

    @Override
    public boolean equals(Object other) {
        return other instanceof NonceGossip gossip
                && nonce == gossip.nonce
                && slotId == gossip.slotId
                && Arrays.equals(stateHash, gossip.stateHash)
                && Arrays.equals(stateSig, gossip.stateSig);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nonce) * 31 + Arrays.hashCode(stateSig);
    }
}
