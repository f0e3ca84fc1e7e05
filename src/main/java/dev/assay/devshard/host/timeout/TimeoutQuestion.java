package dev.assay.devshard.host.timeout;

import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.util.List;
import java.util.Optional;

/**
 * What the owner asks (contract 2.5).
 *
 * @param reason refused or execution
 * @param payload needed for reason refused: the executor is offered the job once more
 * @param diffs what this host, or the executor, may lack
 */
public record TimeoutQuestion(
        long inferenceId, TimeoutReason reason, Optional<PayloadJson> payload, List<SignedDiff> diffs) {
    public TimeoutQuestion {
        diffs = List.copyOf(diffs);
    }
}
