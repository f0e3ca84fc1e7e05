package dev.assay.devshard.gateway.settings;

import java.time.Duration;

/**
 * For how long a host that failed is passed over (contract 7), in milliseconds; 0 passes nobody over.
 *
 * @param overloadQuarantineMs after 429 or 503
 * @param refusalQuarantineMs after 401 or 404 to an inference
 * @param transportQuarantineMs after a connection that failed or stayed silent
 * @param misbehaviourQuarantineMs after a signature, root or receipt that does not hold
 * @param emptyStreamThreshold so many streams without content in a row count as a failure
 * @param probeIntervalMs a host passed over for transport is asked this often whether it is back; 0 = never
 */
public record ParticipantThrottle(
        long overloadQuarantineMs,
        long refusalQuarantineMs,
        long transportQuarantineMs,
        long misbehaviourQuarantineMs,
        int emptyStreamThreshold,
        long probeIntervalMs) {
    public static final ParticipantThrottle DEFAULT = new ParticipantThrottle(
            Duration.ofMinutes(60).toMillis(),
            Duration.ofMinutes(30).toMillis(),
            Duration.ofMinutes(30).toMillis(),
            Duration.ofMinutes(30).toMillis(),
            3,
            Duration.ofSeconds(2).toMillis());

    public ParticipantThrottle {
        Rule.atLeast("participant_throttle.overload_quarantine_ms", overloadQuarantineMs, 0);
        Rule.atLeast("participant_throttle.refusal_quarantine_ms", refusalQuarantineMs, 0);
        Rule.atLeast("participant_throttle.transport_quarantine_ms", transportQuarantineMs, 0);
        Rule.atLeast("participant_throttle.misbehaviour_quarantine_ms", misbehaviourQuarantineMs, 0);
        Rule.atLeast("participant_throttle.empty_stream_threshold", emptyStreamThreshold, 1);
        Rule.atLeast("participant_throttle.probe_interval_ms", probeIntervalMs, 0);
    }
}
