package dev.assay.devshard.gateway.settings;

import java.time.Duration;

/**
 * How signatures are gathered at the end of a session (contract 4.8).
 *
 * @param retries further rounds after the first
 * @param retryDelayMs before the first retry; doubles with each
 * @param hostTimeoutMs for one host in one round
 */
public record Collection(int retries, long retryDelayMs, long hostTimeoutMs) {
    public static final Collection DEFAULT = new Collection(
            3, Duration.ofSeconds(2).toMillis(), Duration.ofSeconds(30).toMillis());

    public Collection {
        Rule.atLeast("collection.retries", retries, 0);
        Rule.atLeast("collection.retry_delay_ms", retryDelayMs, 0);
        Rule.atLeast("collection.host_timeout_ms", hostTimeoutMs, 1);
    }

    public Duration hostTimeout() {
        return Duration.ofMillis(hostTimeoutMs);
    }
}
