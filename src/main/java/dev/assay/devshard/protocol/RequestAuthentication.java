package dev.assay.devshard.protocol;

import dev.assay.devshard.protocol.AuthenticationFailure.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who sent a POST to a host (contract 3.2): two headers, a signature over SHA-256(escrow id ‖ body ‖ timestamp). It
 * covers neither method nor path nor host, so within the window a signed body can be replayed.
 */
public final class RequestAuthentication {
    /** Hex of the 65-byte signature. */
    public static final String SIGNATURE_HEADER = "X-Devshard-Signature";

    /** Decimal unix seconds. */
    public static final String TIMESTAMP_HEADER = "X-Devshard-Timestamp";

    /** The greatest distance to the host's clock that is accepted, inclusive. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    private RequestAuthentication() {}

    /** The two headers. */
    public static Map<String, String> sign(PrivateKey key, String escrowId, byte[] body, Instant at) {
        long timestamp = at.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SIGNATURE_HEADER, HexFormat.of().formatHex(key.sign(message(escrowId, body, timestamp))));
        headers.put(TIMESTAMP_HEADER, Long.toString(timestamp));
        return headers;
    }

    /**
     * The sender. A body, escrow id or timestamp that was altered gives some other address, not a failure: that
     * address is nobody's.
     *
     * @param signatureHeader may be null
     * @param timestampHeader may be null
     */
    public static Address authenticate(
            String escrowId, byte[] body, String signatureHeader, String timestampHeader, Clock clock)
            throws AuthenticationFailure {
        byte[] signature = signature(required(SIGNATURE_HEADER, signatureHeader));
        long timestamp = timestamp(required(TIMESTAMP_HEADER, timestampHeader));
        long now = clock.instant().getEpochSecond();
        if (timestamp < now - WINDOW.toSeconds() || timestamp > now + WINDOW.toSeconds()) {
            throw new AuthenticationFailure(
                    Reason.DRIFT,
                    TIMESTAMP_HEADER + " " + timestamp + " is more than " + WINDOW.toSeconds() + " s from " + now);
        }
        return Signature.recover(message(escrowId, body, timestamp), signature)
                .orElseThrow(() -> new AuthenticationFailure(
                        Reason.UNRECOVERABLE, SIGNATURE_HEADER + " is not a signature of this request"));
    }

    /** What is given to {@link PrivateKey#sign}, which hashes it once more. */
    static byte[] message(String escrowId, byte[] body, long timestamp) {
        return Hash.sha256(
                        escrowId.getBytes(StandardCharsets.UTF_8),
                        body,
                        ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array())
                .bytes();
    }

    private static String required(String header, String value) throws AuthenticationFailure {
        if (value == null || value.isBlank()) {
            throw new AuthenticationFailure(Reason.MISSING_HEADER, "missing header " + header);
        }
        return value;
    }

    private static byte[] signature(String header) throws AuthenticationFailure {
        try {
            return HexFormat.of().parseHex(header);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailure(Reason.NOT_HEX, SIGNATURE_HEADER + " is not hex");
        }
    }

    private static long timestamp(String header) throws AuthenticationFailure {
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException e) {
            throw new AuthenticationFailure(Reason.BAD_TIMESTAMP, TIMESTAMP_HEADER + " is not decimal unix seconds");
        }
    }
}
