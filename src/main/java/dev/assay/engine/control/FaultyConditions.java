package dev.assay.engine.control;

import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Conditions;
import dev.assay.engine.model.ModelFailure;
import dev.assay.service.fault.Fault;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** A model that is slow, hangs or fails for one request. */
final class FaultyConditions implements Conditions {
    /** What no client may ever see. */
    private static final String INNER = "told to fail at /srv/models/secret-weights.bin";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Optional<Fault> pace;
    private final Optional<Fault> hang;
    private final Optional<Fault> failReading;
    private final Optional<Fault> failAnswering;

    FaultyConditions(Struck struck, Context ctx) {
        pace = struck.by(EngineFault.PACE, ctx);
        hang = struck.by(EngineFault.HANG, ctx);
        failReading = struck.by(EngineFault.FAIL_READING, ctx);
        failAnswering = struck.by(EngineFault.FAIL_ANSWERING, ctx);
    }

    @Override
    public void beforeReading(Cancellation cancellation) {
        failReading.ifPresent(fault -> {
            throw new ModelFailure(INNER, null);
        });
    }

    @Override
    public void beforeNext(int count, Cancellation cancellation) {
        pace.ifPresent(fault -> cancellation.pause(Duration.ofMillis(fault.number("gap_ms"))));
        hang.filter(fault -> fault.number("after_tokens") == count).ifPresent(fault -> {
            while (fault.holds(LOOK_AGAIN)) {
                cancellation.check();
            }
        });
        failAnswering.filter(fault -> fault.number("after_tokens") == count).ifPresent(fault -> {
            throw new ModelFailure(INNER, null);
        });
    }
}
