package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.DiffContent;
import java.util.List;

/**
 * One diff of a session's history as a host shows it (GET diffs), byte for byte.
 *
 * @param txs the encoded content, nonce and transactions
 * @param postStateRoot the root the owner signed, empty when waived
 * @param stateHash the root the host computed
 */
public record HistoryEntry(
        long nonce, ByteString txs, ByteString userSignature, ByteString postStateRoot, ByteString stateHash) {
    static HistoryEntry of(Document document) {
        Document diff = document.at("diff");
        return new HistoryEntry(
                diff.number("nonce"),
                diff.bytesOrEmpty("txs"),
                diff.bytes("user_sig"),
                diff.bytesOrEmpty("post_state_root"),
                document.bytes("state_hash"));
    }

    public List<DevshardTx> transactions() {
        try {
            return DiffContent.parseFrom(txs).getTxsList();
        } catch (InvalidProtocolBufferException garbage) {
            throw new AssertionError("the transactions of diff " + nonce + " cannot be decoded", garbage);
        }
    }
}
