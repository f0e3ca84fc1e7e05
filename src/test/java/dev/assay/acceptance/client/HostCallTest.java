package dev.assay.acceptance.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.AuthenticationFailure;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each wrong call is wrong in its own way only, judged by the contract's own authentication. */
final class HostCallTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Clock HOST = Clock.fixed(NOW, ZoneOffset.UTC);

    private final PrivateKey owner = PrivateKey.derive("owner");
    private final HostCall call = HostCall.catchUp("17", 3).signedBy(owner);

    private static Address sender(HostCall call) throws AuthenticationFailure {
        Headers proof = call.proof(NOW);
        return RequestAuthentication.authenticate(
                "17",
                call.sent().toByteArray(),
                proof.first(HostCall.SIGNATURE).orElse(null),
                proof.first(HostCall.TIMESTAMP).orElse(null),
                HOST);
    }

    private static AuthenticationFailure.Reason refusal(HostCall call) {
        return assertThrows(AuthenticationFailure.class, () -> sender(call)).reason();
    }

    @Test
    void aRightCallIsItsSignersOwn() throws AuthenticationFailure {
        assertThat(sender(call), is(owner.address()));
        assertThat(call.sent().toStringUtf8(), equalTo("{\"nonce\":3,\"diffs\":[]}"));
    }

    @Test
    void anotherKeyIsAnotherSender() throws AuthenticationFailure {
        PrivateKey stranger = PrivateKey.derive("stranger");
        assertThat(sender(call.signedBy(stranger)), is(stranger.address()));
    }

    @Test
    void missingAndBrokenHeaders() {
        assertThat(refusal(call.withoutHeader(HostCall.SIGNATURE)), is(AuthenticationFailure.Reason.MISSING_HEADER));
        assertThat(refusal(call.withoutHeader(HostCall.TIMESTAMP)), is(AuthenticationFailure.Reason.MISSING_HEADER));
        assertThat(refusal(call.header(HostCall.SIGNATURE, "xyz")), is(AuthenticationFailure.Reason.NOT_HEX));
        assertThat(refusal(call.header(HostCall.TIMESTAMP, "noon")), is(AuthenticationFailure.Reason.BAD_TIMESTAMP));
    }

    @Test
    void clocksThatGoWrong() throws AuthenticationFailure {
        assertThat(sender(call.byClock(Duration.ofSeconds(-25))), is(owner.address()));
        assertThat(refusal(call.byClock(Duration.ofSeconds(40))), is(AuthenticationFailure.Reason.DRIFT));
        assertThat(refusal(call.byClock(Duration.ofSeconds(-40))), is(AuthenticationFailure.Reason.DRIFT));
    }

    @Test
    void whatIsAlteredAfterSigningIsNobodysCall() throws AuthenticationFailure {
        assertThat(sender(call.signedForEscrow("18")), is(not(owner.address())));
        assertThat(sender(call.bodyAltered()), is(not(owner.address())));
        assertThat(sender(call.timestampAltered(Duration.ofSeconds(1))), is(not(owner.address())));
    }

    @Test
    void anOrderBringsTheEarlierDiffsTheNewOneAndTheJob() {
        HistoryEntry earlier = new HistoryEntry(
                1, bytes("txs 1"), bytes("signature 1"), bytes("root 1"), bytes("the host's own root"));
        SignedDiff order = new SignedDiff(2, List.of(), new byte[] {7}, new byte[0]);
        PayloadJson payload = new PayloadJson(new byte[] {1, 2, 3}, "m", 10, 20, 1_700_000_000);

        String body =
                HostCall.work("17", List.of(earlier), order, payload).sent().toStringUtf8();

        assertThat(
                body,
                equalTo("{\"nonce\":2,\"stream\":true,\"diffs\":["
                        + "{\"nonce\":1,\"txs\":\"dHhzIDE=\",\"user_sig\":\"c2lnbmF0dXJlIDE=\",\"post_state_root\":\"cm9vdCAx\"},"
                        + "{\"nonce\":2,\"txs\":\"CAI=\",\"user_sig\":\"Bw==\"}],"
                        + "\"payload\":{\"prompt\":\"AQID\",\"model\":\"m\",\"input_length\":10,\"max_tokens\":20,"
                        + "\"started_at\":1700000000}}"));
    }

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
