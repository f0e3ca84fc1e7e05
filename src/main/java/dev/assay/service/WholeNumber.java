package dev.assay.service;

import java.util.Optional;

/**
 * Decimal digits, nothing else: no sign but a leading minus, no spaces, no digits of other scripts (which {@link
 * Long#parseLong} takes).
 */
public final class WholeNumber {
    private WholeNumber() {}

    public static Optional<Long> parse(String text, long least, long most) {
        if (!text.matches("-?[0-9]{1,19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text)).filter(value -> value >= least && value <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
