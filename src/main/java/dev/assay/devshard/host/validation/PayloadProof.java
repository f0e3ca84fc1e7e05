package dev.assay.devshard.host.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who asks for a payload (contract 3.4): four headers. The contract leaves open which bytes are signed; ours are the
 * UTF-8 of escrow id, inference id, epoch, timestamp and address, joined by line feeds, so that a proof is good for one
 * payload only.
 *
 * @param validator who signed
 * @param timestamp unix nanoseconds
 */
public record PayloadProof(Address validator, long timestamp, long epoch, byte[] signature) {
    private static final String VALIDATOR = "X-Validator-Address";
    private static final String TIMESTAMP = "X-Timestamp";
    private static final String EPOCH = "X-Epoch-Id";
    private static final String SIGNATURE = "Authorization";
    private static final Duration OLDEST = Duration.ofSeconds(60);
    private static final Duration MOST_AHEAD = Duration.ofSeconds(10);

    public static PayloadProof sign(PrivateKey key, String escrowId, long inferenceId, long epoch, Instant at) {
        long timestamp = Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
        byte[] signature = key.sign(message(escrowId, inferenceId, epoch, timestamp, key.address()));
        return new PayloadProof(key.address(), timestamp, epoch, signature);
    }

    /** Empty when a header is missing or unreadable. */
    public static Optional<PayloadProof> read(Function<String, String> header) {
        try {
            return Optional.of(new PayloadProof(
                    Address.parse(header.apply(VALIDATOR)),
                    Long.parseLong(header.apply(TIMESTAMP)),
                    Long.parseUnsignedLong(header.apply(EPOCH)),
                    Base64.getDecoder().decode(String.valueOf(header.apply(SIGNATURE)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(VALIDATOR, validator.value());
        headers.put(TIMESTAMP, Long.toString(timestamp));
        headers.put(EPOCH, Long.toUnsignedString(epoch));
        headers.put(SIGNATURE, Base64.getEncoder().encodeToString(signature));
        return headers;
    }

    /** Whether it is the validator's own, for this payload, and of now: at most 60 s old and 10 s ahead. */
    public boolean holds(String escrowId, long inferenceId, Clock clock) {
        Instant at = Instant.ofEpochSecond(0, timestamp);
        Instant now = clock.instant();
        return !at.isBefore(now.minus(OLDEST))
                && !at.isAfter(now.plus(MOST_AHEAD))
                && Signature.recover(message(escrowId, inferenceId, epoch, timestamp, validator), signature)
                        .filter(validator::equals)
                        .isPresent();
    }

    private static byte[] message(String escrowId, long inferenceId, long epoch, long timestamp, Address validator) {
        return String.join(
                        "\n",
                        escrowId,
                        Long.toUnsignedString(inferenceId),
                        Long.toUnsignedString(epoch),
                        Long.toString(timestamp),
                        validator.value())
                .getBytes(UTF_8);
    }
}
