package dev.assay.acceptance.matcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.CollectedSignatures;
import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.Headers;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.client.SignatureOverview;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

final class SignatureMatchersTest {
    private static final PrivateKey HOST = PrivateKey.derive("host");
    private static final PrivateKey OTHER = PrivateKey.derive("other");
    private static final Hash ROOT = Hash.sha256("a state".getBytes(StandardCharsets.UTF_8));

    @Test
    void acceptsTheHostsOwnSignatureOfTheSettledState() {
        assertThat(new TreeMap<>(Map.of(1, signature(HOST, 7))), settled());
    }

    @Test
    void rejectsAnotherKeyAnotherNonceAndNoSignature() {
        assertThat(
                Mismatch.of(settled(), new TreeMap<>(Map.of(1, signature(OTHER, 7)))),
                containsString("signer for slot 1"));
        assertThat(
                Mismatch.of(settled(), new TreeMap<>(Map.of(1, signature(HOST, 8)))),
                containsString("signer for slot 1"));
        assertThat(
                Mismatch.of(settled(), new TreeMap<>(Map.of(0, signature(HOST, 7)))),
                containsString("signatures of slots [0] only"));
    }

    @Test
    void noSignatureThatWasKnownMayBeForgotten() {
        assertThat(overview(3, 3), SignatureMatchers.knowsAllOf(overview(1, 3)));
        assertThat(
                Mismatch.of(SignatureMatchers.knowsAllOf(overview(1, 3)), overview(1, 2)),
                containsString("slots that signed nonce 2: wanted 3, saw 2"));
    }

    private static SignatureOverview overview(long atFirst, long atSecond) {
        return new SignatureOverview(
                2,
                3,
                3,
                2,
                true,
                List.of(
                        new CollectedSignatures(1, atFirst, 3, 3, false),
                        new CollectedSignatures(2, atSecond, 3, 3, true)));
    }

    @Test
    void acceptsAStateThatTheAskedHostSigned() {
        assertThat(stream(200, receipt(HOST)), SignatureMatchers.servedBy(HOST.address(), "1"));
    }

    @Test
    void rejectsARefusalAForeignStateAndAnUnsignedOne() {
        Matcher<StreamRecord> served = SignatureMatchers.servedBy(HOST.address(), "1");
        assertThat(
                Mismatch.of(served, stream(403, "{\"message\":\"no\"}")),
                containsString("status: wanted 200, saw 403 with body \"{\"message\":\"no\"}\""));
        assertThat(Mismatch.of(served, stream(200, "{\"devshard_meta\":{}}")), containsString("no receipt event"));
        assertThat(Mismatch.of(served, stream(200, receipt(OTHER))), containsString("signer of the state"));
        assertThat(
                Mismatch.of(served, stream(200, "{\"devshard_receipt\":{\"nonce\":7}}")),
                containsString("a state of 0 bytes with a signature of 0 bytes"));
    }

    private static Matcher<Map<Integer, ByteString>> settled() {
        String json = "{\"nonce\":7,\"state_root\":\"" + ROOT.base64() + "\"}";
        return SignatureMatchers.signsState(
                1, HOST.address(), "1", new SettlementDocument(new Answer(exchange(200, json))));
    }

    private static ByteString signature(PrivateKey key, long nonce) {
        return ByteString.copyFrom(key.sign(SigningContent.state(ROOT, "1", nonce)));
    }

    private static String receipt(PrivateKey key) {
        String signature = Base64.getEncoder().encodeToString(signature(key, 7).toByteArray());
        return "{\"devshard_receipt\":{\"nonce\":7,\"state_hash\":\"" + ROOT.base64() + "\",\"state_sig\":\""
                + signature + "\"}}";
    }

    private static StreamRecord stream(int status, String data) {
        StreamEvent event = new StreamEvent(
                0,
                Duration.ZERO,
                ByteString.copyFromUtf8("data: " + data + "\n\n"),
                Optional.of(data),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                StreamEvent.LineEnding.LF);
        return new StreamRecord(
                exchange(status, data), Duration.ZERO, List.of(event), ByteString.EMPTY, Optional.empty());
    }

    private static Exchange exchange(int status, String body) {
        return new Exchange(
                Instant.EPOCH,
                Duration.ZERO,
                "POST",
                URI.create("http://127.0.0.1:1/chat"),
                Headers.NONE,
                ByteString.EMPTY,
                status,
                Headers.NONE,
                ByteString.copyFromUtf8(body),
                Optional.empty());
    }
}
