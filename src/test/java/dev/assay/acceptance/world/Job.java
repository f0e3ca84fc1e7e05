package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.Start;
import java.time.Instant;

/**
 * Work that the judge orders itself.
 *
 * @param start what the books hold of it
 * @param payload the prompt itself, of which the books hold the hash
 */
public record Job(Start start, PayloadJson payload) {
    /** What prompt and answer may have, each. */
    private static final long TOKENS = 100;

    static Job of(long id, String model, byte[] prompt, Instant startedAt) {
        long seconds = startedAt.getEpochSecond();
        try {
            Start start = Transactions.start(id, CanonicalJson.promptHash(prompt), model, TOKENS, TOKENS, seconds)
                    .getStart();
            return new Job(start, new PayloadJson(prompt, model, TOKENS, TOKENS, seconds));
        } catch (MalformedMessage never) {
            throw new IllegalStateException(never);
        }
    }

    public long id() {
        return start.getInferenceId();
    }
}
