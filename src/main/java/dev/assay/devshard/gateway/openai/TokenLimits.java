package dev.assay.devshard.gateway.openai;

import java.util.OptionalLong;

/**
 * How long an answer may get.
 *
 * @param defaultTokens used where a request names none
 * @param cap the most a request gets; empty for callers who are not capped (administrators)
 */
public record TokenLimits(long defaultTokens, OptionalLong cap) {
    long grant(OptionalLong asked) {
        long wanted = asked.orElse(defaultTokens);
        return cap.isPresent() ? Math.min(wanted, cap.getAsLong()) : wanted;
    }
}
