package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The first event of a host's stream, {@code {"devshard_receipt":{…}}} (contract 2.5). Nulls are left out. Byte
 * fields are base64 in JSON.
 */
public record ReceiptEvent(@JsonProperty("devshard_receipt") Body receipt) {
    /**
     * @param stateSig the host's signature of the state, absent when withheld
     * @param stateHash the state root the host is at
     * @param nonce the nonce the host is at; a claim of the host
     * @param receipt the executor's signature, only from the executor
     * @param confirmedAt unix seconds by the executor's clock, only with a receipt
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            @JsonProperty("state_sig") byte[] stateSig,
            @JsonProperty("state_hash") byte[] stateHash,
            @JsonProperty("nonce") long nonce,
            @JsonProperty("receipt") byte[] receipt,
            @JsonProperty("confirmed_at") Long confirmedAt) {}
}
