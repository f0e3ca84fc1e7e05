package dev.assay.devshard.recovery;

import dev.assay.devshard.ledger.Sealed;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a diff and the seals it brought look like in storage. */
public final class StoredForm {
    private StoredForm() {}

    /**
     * @param reached the root our ledger reached by this diff
     * @param newWarmKeys slot to address, those that this diff bound
     */
    public static StoredDiff of(SignedDiff diff, Hash reached, Map<Integer, Address> newWarmKeys, Instant accepted) {
        return new StoredDiff(
                diff.nonce(),
                diff.txsBytes(),
                diff.userSignature(),
                diff.postStateRoot(),
                reached.bytes(),
                newWarmKeys.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, bound -> bound.getValue()
                        .value())),
                accepted);
    }

    public static List<StoredSeal> of(List<Sealed> sealed) {
        return sealed.stream()
                .map(seal -> new StoredSeal(
                        seal.inference().id(), seal.nonce(), seal.inference().canonical()))
                .toList();
    }

    /** The diff as it goes over the wire; a root that the user left out stays out. */
    public static DiffJson json(StoredDiff diff) {
        byte[] root = diff.postStateRoot();
        return new DiffJson(diff.nonce(), diff.txs(), diff.userSignature(), root.length == 0 ? null : root);
    }

    /** The diff as the user signed it. @throws MalformedMessage if the stored bytes are none of ours */
    public static SignedDiff signed(StoredDiff diff) throws MalformedMessage {
        return new SignedDiff(
                diff.nonce(),
                SignedDiff.decodeTxs(diff.nonce(), diff.txs()),
                diff.userSignature(),
                diff.postStateRoot());
    }
}
