package dev.assay.acceptance.environment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Names one run of the suite on everything the run makes: container labels, directories, databases, escrow names.
 *
 * @param value lower-case letters, digits and dashes; sorts by time
 */
public record RunId(String value) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    public static RunId generate(Clock clock) {
        byte[] tail = new byte[3];
        new SecureRandom().nextBytes(tail);
        return new RunId(TIME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "-"
                + HexFormat.of().formatHex(tail));
    }

    @Override
    public String toString() {
        return value;
    }
}
