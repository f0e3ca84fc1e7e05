package dev.assay.acceptance.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.AuthenticationFailure;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
}
