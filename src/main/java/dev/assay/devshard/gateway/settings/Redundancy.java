package dev.assay.devshard.gateway.settings;

import java.time.Duration;

/**
 * How long the gateway waits for a host before it asks the next one (contract 7), in milliseconds.
 *
 * @param receiptTimeoutMs from the request to the signed receipt
 * @param firstTokenTimeoutFloorMs from the receipt to the first content; 10 ms are added per input token
 * @param interChunkStallTimeoutMs between two pieces of content
 * @param secondaryWaitAfterWinnerMs how long what follows an answered request (the host's mempool, or the rest of a stream
 *     whose client has gone) is still read
 * @param timeoutGraceMs granted to a host beyond the chain's refusal and execution timeouts, before the group is asked to
 *     give it up
 */
public record Redundancy(
        long receiptTimeoutMs,
        long firstTokenTimeoutFloorMs,
        long interChunkStallTimeoutMs,
        long secondaryWaitAfterWinnerMs,
        long timeoutGraceMs) {
    private static final long PER_INPUT_TOKEN_MS = 10;

    public Redundancy {
        Rule.atLeast("redundancy.receipt_timeout_ms", receiptTimeoutMs, 1);
        Rule.atLeast("redundancy.first_token_timeout_floor_ms", firstTokenTimeoutFloorMs, 1);
        Rule.atLeast("redundancy.inter_chunk_stall_timeout_ms", interChunkStallTimeoutMs, 1);
        Rule.atLeast("redundancy.secondary_wait_after_winner_ms", secondaryWaitAfterWinnerMs, 1);
        Rule.atLeast("redundancy.timeout_grace_ms", timeoutGraceMs, 0);
    }

    public Duration receiptTimeout() {
        return Duration.ofMillis(receiptTimeoutMs);
    }

    public Duration firstTokenTimeout(long inputTokens) {
        return Duration.ofMillis(firstTokenTimeoutFloorMs).plusMillis(PER_INPUT_TOKEN_MS * inputTokens);
    }

    public Duration stallTimeout() {
        return Duration.ofMillis(interChunkStallTimeoutMs);
    }

    public Duration timeoutGrace() {
        return Duration.ofMillis(timeoutGraceMs);
    }

    public Duration drainTimeout() {
        return Duration.ofMillis(secondaryWaitAfterWinnerMs);
    }
}
