package dev.assay.acceptance.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as the service that answered it has logged it (one line each, in logfmt).
 *
 * @param at when it came
 * @param failed refused, or begun and broken off
 * @param nonce of the diff or state that it was about
 * @param worked whether the service did an inference for it
 */
record ServedRequest(
        Instant at, Duration took, String method, String path, boolean failed, OptionalLong nonce, boolean worked) {
    private static final Pattern LINE =
            Pattern.compile("(\\S+Z) .*?\\bmethod=(\\S+) path=(\\S+) status=(\\d+) ms=([\\d.]+) (.*)");
    private static final Pattern NONCE = Pattern.compile("\\bnonce=(\\d{1,18})\\b");
    private static final Pattern BROKEN = Pattern.compile("\\bend=(broken|aborted|cut_off)\\b");
    private static final Pattern WORK = Pattern.compile("\\bwork=");

    /** Empty where the line is about something else. */
    static Optional<ServedRequest> parse(String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            Duration took = Duration.ofNanos((long) (Double.parseDouble(match.group(5)) * 1e6));
            Matcher nonce = NONCE.matcher(match.group(6));
            return Optional.of(new ServedRequest(
                    Instant.parse(match.group(1)).minus(took),
                    took,
                    match.group(2),
                    match.group(3),
                    Integer.parseInt(match.group(4)) >= 400
                            || BROKEN.matcher(match.group(6)).find(),
                    nonce.find() ? OptionalLong.of(Long.parseLong(nonce.group(1))) : OptionalLong.empty(),
                    WORK.matcher(match.group(6)).find()));
        } catch (DateTimeParseException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
