package dev.assay.devshard.protocol.json;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.DiffContent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A numbered batch of transactions with the user's signature over them, the escrow id and the root that follows
 * (contract 1, 3.4).
 *
 * @param nonce from 1, unsigned
 * @param userSignature as received, normally 65 bytes
 * @param postStateRoot as received: 32 bytes, or empty where the user waives the comparison
 */
public record SignedDiff(long nonce, List<DevshardTx> txs, byte[] userSignature, byte[] postStateRoot) {
    public SignedDiff {
        txs = List.copyOf(txs);
        userSignature = userSignature.clone();
        postStateRoot = postStateRoot.clone();
    }

    public static SignedDiff sign(
            PrivateKey user, String escrowId, long nonce, List<DevshardTx> txs, Hash postStateRoot) {
        byte[] signature = user.sign(SigningContent.diff(nonce, txs, escrowId, postStateRoot));
        return new SignedDiff(nonce, txs, signature, postStateRoot.bytes());
    }

    /**
     * @throws MalformedMessage if a field is missing or its bytes are not canonical, or it names another nonce, an
     * escrow or a root
     */
    public static SignedDiff fromJson(DiffJson json) throws MalformedMessage {
        if (json == null) {
            throw new MalformedMessage("a diff is missing");
        }
        if (json.txs() == null || json.userSig() == null) {
            throw new MalformedMessage("diff " + json.nonce() + " lacks " + (json.txs() == null ? "txs" : "user_sig"));
        }
        List<DevshardTx> txs = decodeTxs(json.nonce(), json.txs());
        byte[] root = json.postStateRoot() == null ? new byte[0] : json.postStateRoot();
        return new SignedDiff(json.nonce(), txs, json.userSig(), root);
    }

    /** The transactions out of the bytes that travel and are stored: a DiffContent of nonce and transactions only. */
    public static List<DevshardTx> decodeTxs(long nonce, byte[] content) throws MalformedMessage {
        DiffContent decoded = Canonical.decodeDiff(content);
        if (decoded.getNonce() != nonce) {
            throw new MalformedMessage("diff " + Long.toUnsignedString(nonce) + " holds transactions of nonce "
                    + Long.toUnsignedString(decoded.getNonce()));
        }
        if (!decoded.getEscrowId().isEmpty() || !decoded.getPostStateRoot().isEmpty()) {
            throw new MalformedMessage("the transactions of diff " + Long.toUnsignedString(nonce)
                    + " come with an escrow id or a state root inside");
        }
        return decoded.getTxsList();
    }

    public DiffJson toJson() {
        return new DiffJson(nonce, txsBytes(), userSignature, postStateRoot.length == 0 ? null : postStateRoot);
    }

    /** The transactions as they travel and are stored: a DiffContent of nonce and transactions only. */
    public byte[] txsBytes() {
        return Canonical.bytes(
                DiffContent.newBuilder().setNonce(nonce).addAllTxs(txs).build());
    }

    /** Who signed this for the escrow; empty if the signature is none. */
    public Optional<Address> signer(String escrowId) {
        return Signature.recover(content(escrowId), userSignature);
    }

    /** The bytes that the user signs for the escrow. */
    public byte[] content(String escrowId) {
        return SigningContent.diff(nonce, txs, escrowId, postStateRoot);
    }

    @Override
    public byte[] userSignature() {
        return userSignature.clone();
    }

    @Override
    public byte[] postStateRoot() {
        return postStateRoot.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedDiff diff
                && nonce == diff.nonce
                && txs.equals(diff.txs)
                && Arrays.equals(userSignature, diff.userSignature)
                && Arrays.equals(postStateRoot, diff.postStateRoot);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nonce) * 31 + Arrays.hashCode(userSignature);
    }
}
