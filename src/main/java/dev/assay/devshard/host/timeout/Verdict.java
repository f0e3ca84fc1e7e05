package dev.assay.devshard.host.timeout;

import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.Optional;

/**
 * What a host thinks of an executor that is said to be late.
 *
 * @param vote signed; present when the host agrees, for verifiers only ever sign that they do (contract 3.4)
 * @param why in words
 */
public record Verdict(Optional<TimeoutVote> vote, String why) {
    static Verdict late(TimeoutVote vote, String why) {
        return new Verdict(Optional.of(vote), why);
    }

    static Verdict notLate(String why) {
        return new Verdict(Optional.empty(), why);
    }
}
