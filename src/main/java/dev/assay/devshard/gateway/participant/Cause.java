package dev.assay.devshard.gateway.participant;

import dev.assay.devshard.gateway.settings.ParticipantThrottle;
import java.time.Duration;
import java.util.Locale;

/** Why a participant is passed over (contract 7). */
public enum Cause {
    /** Not reached, or silent. Ends as soon as the participant is seen to answer. */
    TRANSPORT,
    /** 429 or 503. */
    OVERLOAD,
    /** 401 or 404 to an inference. */
    REFUSAL,
    /** A signature, root or receipt that does not hold. */
    MISBEHAVIOUR,
    /** Streams without content, several in a row. */
    EMPTY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Duration duration(ParticipantThrottle throttle) {
        return Duration.ofMillis(
                switch (this) {
                    case TRANSPORT, EMPTY -> throttle.transportQuarantineMs();
                    case OVERLOAD -> throttle.overloadQuarantineMs();
                    case REFUSAL -> throttle.refusalQuarantineMs();
                    case MISBEHAVIOUR -> throttle.misbehaviourQuarantineMs();
                });
    }
}
