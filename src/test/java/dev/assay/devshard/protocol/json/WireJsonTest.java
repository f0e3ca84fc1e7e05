package dev.assay.devshard.protocol.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.DiffContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The JSON that hosts and gateway exchange, as text. */
final class WireJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrivateKey USER = PrivateKey.derive("user");
    private static final DevshardTx START = Transactions.start(1, Hash.ZERO, "m", 2, 3, 4);

    private final SignedDiff diff = SignedDiff.sign(USER, "7", 1, List.of(START), Hash.ZERO);

    @Test
    void a_diff_travels_as_nonce_transactions_signature_and_root() throws Exception {
        DiffJson json = JSON.readValue(JSON.writeValueAsString(diff.toJson()), DiffJson.class);
        assertEquals(diff.toJson(), json);
        assertEquals(diff, SignedDiff.fromJson(json));
        assertEquals(Optional.of(USER.address()), SignedDiff.fromJson(json).signer("7"));
        assertEquals(DiffContent.newBuilder().setNonce(1).addTxs(START).build(), Canonical.decodeDiff(json.txs()));
    }

    @Test
    void fields_have_the_names_of_the_contract() throws Exception {
        SignedDiff bare = new SignedDiff(1, List.of(), new byte[] {1}, new byte[0]);
        assertEquals("{\"nonce\":1,\"txs\":\"CAE=\",\"user_sig\":\"AQ==\"}", JSON.writeValueAsString(bare.toJson()));
        assertEquals(
                "{\"diff\":{\"nonce\":1,\"txs\":\"CAE=\",\"user_sig\":\"AQ==\"},\"state_hash\":\"Ag==\"}",
                JSON.writeValueAsString(new StoredDiffJson(bare.toJson(), new byte[] {2})));
        assertEquals(
                "{\"prompt\":\"e30=\",\"model\":\"m\",\"input_length\":1,\"max_tokens\":2,\"started_at\":3}",
                JSON.writeValueAsString(new PayloadJson("{}".getBytes(StandardCharsets.UTF_8), "m", 1, 2, 3)));
        assertEquals(
                "{\"devshard_receipt\":{\"state_sig\":\"AQ==\",\"state_hash\":\"Ag==\",\"nonce\":4,\"receipt\":\"Aw==\",\"confirmed_at\":5}}",
                JSON.writeValueAsString(new ReceiptEvent(
                        new ReceiptEvent.Body(new byte[] {1}, new byte[] {2}, 4, new byte[] {3}, 5L))));
        assertEquals(
                "{\"devshard_receipt\":{\"nonce\":4}}",
                JSON.writeValueAsString(new ReceiptEvent(new ReceiptEvent.Body(null, null, 4, null, null))));
        assertEquals(
                "{\"devshard_meta\":{\"mempool\":[\"QgA=\"]}}",
                JSON.writeValueAsString(MetaEvent.of(List.of(Transactions.finalizeRound()))));
    }

    @Test
    void a_root_may_be_absent_null_or_empty() throws Exception {
        for (String root : List.of("", ",\"post_state_root\":null", ",\"post_state_root\":\"\"")) {
            DiffJson json =
                    JSON.readValue("{\"nonce\":1,\"txs\":\"CAE=\",\"user_sig\":\"AQ==\"" + root + "}", DiffJson.class);
            assertArrayEquals(new byte[0], SignedDiff.fromJson(json).postStateRoot());
        }
    }

    @Test
    void what_is_no_diff_is_refused() {
        byte[] none = new byte[0];
        byte[] one = {8, 1};
        assertMalformed(null);
        assertMalformed(new DiffJson(1, null, none, none));
        assertMalformed(new DiffJson(1, one, null, none));
        assertMalformed(new DiffJson(2, one, none, none));
        assertMalformed(new DiffJson(0, one, none, none));
        assertMalformed(new DiffJson(1, new byte[] {8, 1, 0x12, 0}, none, none));
        DiffContent content = DiffContent.newBuilder().setNonce(1).build();
        assertMalformed(new DiffJson(
                1, Canonical.bytes(content.toBuilder().setEscrowId("7").build()), none, none));
        assertMalformed(new DiffJson(
                1,
                Canonical.bytes(content.toBuilder()
                        .setPostStateRoot(ByteString.copyFromUtf8("r"))
                        .build()),
                none,
                none));
    }

    @Test
    void a_mempool_reads_back_or_is_refused() throws Exception {
        MetaEvent meta = MetaEvent.of(List.of(START, Transactions.finalizeRound()));
        assertEquals(List.of(START, Transactions.finalizeRound()), meta.transactions());
        assertEquals(List.of(), new MetaEvent(new MetaEvent.Body(null)).transactions());
        assertThrows(MalformedMessage.class, () -> new MetaEvent(new MetaEvent.Body(List.of(new byte[] {1})))
                .transactions());
    }

    private static void assertMalformed(DiffJson json) {
        assertThrows(MalformedMessage.class, () -> SignedDiff.fromJson(json));
    }
}
