package dev.assay.devshard.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * One diff as it was accepted. Two are equal when all their bytes are. The arrays are not copied: nobody changes them.
 *
 * @param nonce from 1
 * @param txs canonical bytes of the diff content that holds the nonce and the transactions only
 * @param userSignature the creator's signature, 65 bytes
 * @param postStateRoot the root the creator signed, 32 bytes, or empty when the diff came without one
 * @param stateHash the root our own ledger reached, 32 bytes
 * @param warmKeys the warm keys this diff bound, address by slot (contract 3.5); empty when it bound none
 * @param createdAt when it was accepted, in milliseconds
 */
public record StoredDiff(
        long nonce,
        byte[] txs,
        byte[] userSignature,
        byte[] postStateRoot,
        byte[] stateHash,
        Map<Integer, String> warmKeys,
        Instant createdAt) {
    public StoredDiff {
        Objects.requireNonNull(txs, "txs");
        Objects.requireNonNull(userSignature, "userSignature");
        Objects.requireNonNull(postStateRoot, "postStateRoot");
        Objects.requireNonNull(stateHash, "stateHash");
        warmKeys = Map.copyOf(warmKeys);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDiff that
                && nonce == that.nonce
                && Arrays.equals(txs, that.txs)
                && Arrays.equals(userSignature, that.userSignature)
                && Arrays.equals(postStateRoot, that.postStateRoot)
                && Arrays.equals(stateHash, that.stateHash)
                && warmKeys.equals(that.warmKeys)
                && createdAt.equals(that.createdAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nonce, Arrays.hashCode(txs), Arrays.hashCode(stateHash));
    }

    @Override
    public String toString() {
        return "diff " + nonce + " (" + txs.length + " bytes, warm keys " + warmKeys + ")";
    }
}
