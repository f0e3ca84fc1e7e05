package dev.assay.devshard.protocol;

import static dev.assay.devshard.protocol.RequestAuthentication.SIGNATURE_HEADER;
import static dev.assay.devshard.protocol.RequestAuthentication.TIMESTAMP_HEADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.AuthenticationFailure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestAuthenticationTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final byte[] BODY = "{\"nonce\":1}".getBytes(StandardCharsets.UTF_8);

    private final PrivateKey key = PrivateKey.derive("user");

    @ParameterizedTest
    @ValueSource(longs = {-30, -29, 0, 29, 30})
    void within_the_window_the_sender_is_known(long drift) throws Exception {
        assertEquals(key.address(), authenticate("1", BODY, signed(drift)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_000_000, -31, 31, 1_000_000})
    void outside_the_window_it_is_refused(long drift) {
        assertFails(Reason.DRIFT, signed(drift));
    }

    @Test
    void half_a_second_is_not_counted() throws Exception {
        Map<String, String> headers = RequestAuthentication.sign(key, "1", BODY, NOW.plusMillis(30_900));
        assertEquals(key.address(), authenticate("1", BODY, headers));
    }

    @Test
    void headers_are_required() {
        assertFails(Reason.MISSING_HEADER, Map.of());
        assertFails(Reason.MISSING_HEADER, with(SIGNATURE_HEADER, ""));
        assertFails(Reason.MISSING_HEADER, with(TIMESTAMP_HEADER, " "));
        assertFails(Reason.MISSING_HEADER, Map.of(TIMESTAMP_HEADER, "1700000000"));
        assertFails(Reason.MISSING_HEADER, Map.of(SIGNATURE_HEADER, signed(0).get(SIGNATURE_HEADER)));
    }

    @Test
    void a_signature_is_hex() {
        assertFails(Reason.NOT_HEX, with(SIGNATURE_HEADER, "zz"));
        assertFails(Reason.NOT_HEX, with(SIGNATURE_HEADER, "abc"));
        assertFails(Reason.NOT_HEX, with(SIGNATURE_HEADER, "0x" + signed(0).get(SIGNATURE_HEADER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "1.7e9", "1700000000.5", "9223372036854775808", "0x10", " 1700000000"})
    void a_timestamp_is_decimal_seconds(String timestamp) {
        assertFails(Reason.BAD_TIMESTAMP, with(TIMESTAMP_HEADER, timestamp));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0", "-1"})
    void a_timestamp_at_the_end_of_time_is_drift(String timestamp) {
        assertFails(Reason.DRIFT, with(TIMESTAMP_HEADER, timestamp));
    }

    @Test
    void hex_that_is_no_signature_is_refused() {
        assertFails(Reason.UNRECOVERABLE, with(SIGNATURE_HEADER, "00"));
        assertFails(Reason.UNRECOVERABLE, with(SIGNATURE_HEADER, "00".repeat(65)));
        assertFails(Reason.UNRECOVERABLE, with(SIGNATURE_HEADER, "ff".repeat(65)));
    }

    @Test
    void what_was_altered_is_by_somebody_else() throws Exception {
        assertNotEquals(key.address(), authenticate("2", BODY, signed(0)));
        assertNotEquals(key.address(), authenticate("1", "{\"nonce\":2}".getBytes(StandardCharsets.UTF_8), signed(0)));
        assertNotEquals(key.address(), authenticate("1", BODY, with(TIMESTAMP_HEADER, "1700000001")));
    }

    private Map<String, String> signed(long drift) {
        return RequestAuthentication.sign(key, "1", BODY, NOW.plusSeconds(drift));
    }

    private Map<String, String> with(String header, String value) {
        Map<String, String> headers = signed(0);
        headers.put(header, value);
        return headers;
    }

    private static Address authenticate(String escrow, byte[] body, Map<String, String> headers)
            throws AuthenticationFailure {
        return RequestAuthentication.authenticate(
                escrow,
                body,
                headers.get(SIGNATURE_HEADER),
                headers.get(TIMESTAMP_HEADER),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void assertFails(Reason reason, Map<String, String> headers) {
        AuthenticationFailure failure =
                assertThrows(AuthenticationFailure.class, () -> authenticate("1", BODY, headers));
        assertEquals(reason, failure.reason(), failure.getMessage());
    }
}
