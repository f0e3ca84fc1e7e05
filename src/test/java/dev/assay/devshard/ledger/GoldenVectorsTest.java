package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.TxHash;
import dev.assay.devshard.protocol.ValidationSampling;
import dev.assay.devshard.protocol.Vectors;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every golden value of the wire contract, from keys to the settled session. */
final class GoldenVectorsTest {
    private final Vectors vectors = Vectors.load();

    @Test
    void keys_have_their_addresses() {
        for (String name : vectors.names("/keys")) {
            assertEquals(
                    Address.parse(vectors.text("/keys/" + name + "/address")),
                    key(name).address(),
                    name);
        }
    }

    @Test
    void stats_hash() {
        List<SlotStats> stats = new ArrayList<>();
        for (int i = 0; i < vectors.size("/statsHash/entries"); i++) {
            String entry = "/statsHash/entries/" + i;
            stats.add(new SlotStats(
                    (int) vectors.number(entry + "/slot"),
                    (int) vectors.number(entry + "/missed"),
                    (int) vectors.number(entry + "/invalid"),
                    vectors.number(entry + "/cost"),
                    (int) vectors.number(entry + "/required"),
                    (int) vectors.number(entry + "/completed")));
        }
        assertEquals(vectors.hash("/statsHash/hash"), StateHashes.statsHash(stats));
    }

    @Test
    void the_traced_session_as_hosts_apply_it() throws Exception {
        Ledger opened = open();
        assertEquals(vectors.hash("/trace/initial/restHash"), opened.restHash());
        assertEquals(vectors.hash("/trace/initial/root"), opened.root());

        Ledger one = apply(opened, first(), vectors.hash("/trace/nonce1/root"));
        assertArrayEquals(
                vectors.bytes("/trace/nonce1/record"),
                one.inference(1).orElseThrow().canonical());
        assertEquals(vectors.hash("/trace/nonce1/restHash"), one.restHash());
        assertEquals(vectors.text("/trace/nonce1/slot1StateSignature"), stateSignature("host1", one));

        Ledger two = apply(one, second(), vectors.hash("/trace/nonce2/root"));
        assertEquals(
                vectors.number("/trace/nonce2/finish/costAfterCap"),
                two.inference(1).orElseThrow().actualCost());

        Hash finalizing = vectors.hash("/trace/nonces3to5/root");
        Ledger three = apply(two, List.of(Transactions.finalizeRound()), finalizing);
        Ledger five = apply(apply(three, List.of(), finalizing), List.of(), finalizing);
        assertEquals(Phase.FINALIZING, five.phase());

        settled(apply(five, List.of(), vectors.hash("/trace/nonce6/root")));
    }

    private void settled(Ledger six) {
        assertEquals(Phase.SETTLEMENT, six.phase());
        assertEquals(vectors.hash("/trace/nonce6/sealedAccumulator"), six.sealedAccumulator());
        assertEquals(vectors.hash("/trace/nonce6/restHash"), six.restHash());
        assertEquals(vectors.hash("/trace/nonce6/statsHash"), StateHashes.statsHash(six.stats()));
        for (String slot : vectors.names("/trace/nonce6/stateSignatures")) {
            assertEquals(
                    vectors.text("/trace/nonce6/stateSignatures/" + slot), stateSignature("host" + slot, six), slot);
        }
    }

    @Test
    void the_first_diff_to_the_byte() throws Exception {
        byte[] prompt = vectors.text("/trace/prompt/json").getBytes(StandardCharsets.UTF_8);
        assertEquals(vectors.hash("/trace/prompt/hash"), CanonicalJson.promptHash(prompt));

        DevshardTx start = first().get(0);
        assertArrayEquals(vectors.bytes("/trace/nonce1/tx"), Canonical.bytes(start));
        assertEquals(start, Canonical.decodeTx(vectors.bytes("/trace/nonce1/tx")));
        assertEquals(
                vectors.text("/trace/nonce1/txHashDecimal"), TxHash.of(start).toString());

        Hash root = vectors.hash("/trace/nonce1/root");
        assertArrayEquals(
                vectors.bytes("/trace/nonce1/diffContent"), SigningContent.diff(1, List.of(start), escrow(), root));
        SignedDiff diff = SignedDiff.sign(key("user"), escrow(), 1, List.of(start), root);
        assertArrayEquals(vectors.bytes("/trace/nonce1/userSignature"), diff.userSignature());
        assertEquals(Optional.of(key("user").address()), diff.signer(escrow()));
    }

    @Test
    void the_receipt_and_the_answer() {
        byte[] content = receiptContent();
        assertArrayEquals(vectors.bytes("/trace/receipt/content"), content);
        assertArrayEquals(
                vectors.bytes("/trace/receipt/slot1Signature"), key("host1").sign(content));
        assertEquals(
                vectors.hash("/trace/nonce2/finish/responseHash"),
                Hash.sha256(vectors.text("/trace/nonce2/finish/body").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_traced_session_as_the_user_composes_it() throws Exception {
        Ledger opened = open();
        Composed one = opened.compose(List.of(), Optional.of(first().get(0).getStart()), WarmKeys.NONE);
        assertEquals(vectors.hash("/trace/nonce1/root"), one.root());
        List<DevshardTx> shuffled = List.of(second().get(1), second().get(0));
        Composed two = one.next().compose(shuffled, Optional.empty(), WarmKeys.NONE);
        assertEquals(second(), two.txs(), "confirm before finish");
        assertEquals(vectors.hash("/trace/nonce2/root"), two.root());
    }

    @Test
    void seal_fold() throws Exception {
        Inference record = apply(open(), first(), vectors.hash("/trace/nonce1/root"))
                .inference(vectors.number("/sealFold/inferenceId"))
                .orElseThrow();
        assertEquals(
                vectors.hash("/sealFold/result"),
                StateHashes.seal(vectors.hash("/sealFold/accumulator"), vectors.number("/sealFold/sealNonce"), record));
    }

    @Test
    void request_authentication() throws Exception {
        String escrow = vectors.text("/requestAuth/escrowId");
        byte[] body = vectors.text("/requestAuth/body").getBytes(StandardCharsets.UTF_8);
        Instant at = Instant.ofEpochSecond(vectors.number("/requestAuth/timestamp"));
        String signature = vectors.text("/requestAuth/userSignature");

        Map<String, String> headers = RequestAuthentication.sign(key("user"), escrow, body, at);
        assertEquals(signature, headers.get("X-Devshard-Signature"));
        assertEquals(vectors.text("/requestAuth/timestamp"), headers.get("X-Devshard-Timestamp"));
        assertEquals(
                Optional.of(key("user").address()),
                Signature.fromHex(signature).signerOf(vectors.bytes("/requestAuth/message")));
        assertEquals(
                key("user").address(),
                RequestAuthentication.authenticate(
                        escrow, body, signature, headers.get("X-Devshard-Timestamp"), Clock.fixed(at, ZoneOffset.UTC)));
    }

    @Test
    void timeout_vote() {
        String escrow = vectors.text("/timeoutVote/escrowId");
        long inference = vectors.number("/timeoutVote/inferenceId");
        TimeoutReason reason = TimeoutReason.forNumber((int) vectors.number("/timeoutVote/reason"));
        boolean accept = vectors.flag("/timeoutVote/accept");
        assertArrayEquals(
                vectors.bytes("/timeoutVote/content"), SigningContent.timeoutVote(escrow, inference, reason, accept));
        TimeoutVote vote = Transactions.timeoutVote(key("host0"), escrow, inference, reason, 0, accept);
        assertEquals(ByteString.copyFrom(vectors.bytes("/timeoutVote/host0Signature")), vote.getSignature());
    }

    @Test
    void validation_sampling() {
        String escrow = vectors.text("/validationSampling/escrowId");
        int slots = (int) vectors.number("/validationSampling/slots");
        long rate = vectors.number("/validationSampling/rate");
        for (int slot = 0; slot < slots; slot++) {
            long seed = ValidationSampling.seed(key("host" + slot), escrow);
            assertEquals(vectors.text("/validationSampling/seeds/" + slot), Long.toString(seed));
            List<Long> drawn = LongStream.rangeClosed(1, 30)
                    .filter(id -> ValidationSampling.draws(seed, id, rate, 1, 1, slots))
                    .boxed()
                    .toList();
            List<Long> wanted = new ArrayList<>();
            String ids = "/validationSampling/idsValidatedOf1to30/" + slot;
            for (int i = 0; i < vectors.size(ids); i++) {
                wanted.add(vectors.number(ids + "/" + i));
            }
            assertEquals(wanted, drawn, "slot " + slot);
        }
    }

    @Test
    void no_value_is_left_out() throws Exception {
        keys_have_their_addresses();
        stats_hash();
        the_traced_session_as_hosts_apply_it();
        the_first_diff_to_the_byte();
        the_receipt_and_the_answer();
        seal_fold();
        request_authentication();
        timeout_vote();
        validation_sampling();
        assertEquals(Set.of(), vectors.unread());
    }

    private Ledger open() throws AmountBelowFee {
        String session = "/trace/session/";
        List<Address> slots = new ArrayList<>();
        for (int slot = 0; slot < vectors.number(session + "slots"); slot++) {
            slots.add(key("host" + slot).address());
        }
        EscrowFacts facts = new EscrowFacts(
                escrow(),
                key("user").address(),
                slots,
                vectors.number(session + "amount"),
                1,
                vectors.number(session + "tokenPrice"),
                vectors.number(session + "createFee"),
                vectors.number(session + "feePerNonce"),
                0,
                0,
                0);
        return Ledger.open(SessionTerms.of(facts, ChainParams.defaults(), vectors.text(session + "versionTag")));
    }

    private Ledger apply(Ledger ledger, List<DevshardTx> txs, Hash root) throws DiffRejected {
        SignedDiff diff = SignedDiff.sign(key("user"), escrow(), ledger.nonce() + 1, txs, root);
        Ledger next = ledger.apply(diff, WarmKeys.NONE).next();
        assertEquals(root, next.root());
        return next;
    }

    private List<DevshardTx> first() {
        String start = "/trace/nonce1/start/";
        return List.of(Transactions.start(
                vectors.number(start + "inferenceId"),
                vectors.hash("/trace/prompt/hash"),
                vectors.text(start + "model"),
                vectors.number(start + "inputLength"),
                vectors.number(start + "maxTokens"),
                vectors.number(start + "startedAt")));
    }

    private List<DevshardTx> second() {
        String finish = "/trace/nonce2/finish/";
        return List.of(
                Transactions.confirm(1, key("host1").sign(receiptContent()), confirmedAt()),
                Transactions.finish(
                        key("host1"),
                        escrow(),
                        1,
                        vectors.hash(finish + "responseHash"),
                        vectors.number(finish + "inputTokens"),
                        vectors.number(finish + "outputTokens"),
                        1));
    }

    private byte[] receiptContent() {
        return SigningContent.receipt(first().get(0).getStart(), escrow(), confirmedAt());
    }

    private long confirmedAt() {
        return vectors.number("/trace/receipt/confirmedAt");
    }

    private String stateSignature(String host, Ledger ledger) {
        return Signature.of(key(host).sign(SigningContent.state(ledger.root(), escrow(), ledger.nonce())))
                .hex();
    }

    private String escrow() {
        return vectors.text("/trace/session/escrowId");
    }

    private PrivateKey key(String name) {
        return PrivateKey.fromHex(vectors.text("/keys/" + name + "/private"));
    }
}
