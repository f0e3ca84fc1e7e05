package dev.assay.engine.schedule;

import dev.assay.engine.generation.Cancelled;
import dev.assay.service.ApiError;
import java.util.Locale;

/** A request ended without an answer, because nobody wants one any more or it took too long. */
public final class Abandoned extends ApiError {
    private static final long serialVersionUID = 1L;

    private final Cancelled.Cause because;

    Abandoned(Cancelled.Cause because) {
        super(status(because), code(because), message(because));
        this.because = because;
    }

    public Cancelled.Cause because() {
        return because;
    }

    /** Nobody sees 499; it is the customary status for the log. */
    private static int status(Cancelled.Cause because) {
        return switch (because) {
            case CLIENT_GONE -> 499;
            case DEADLINE -> 504;
            case STOPPING -> 503;
        };
    }

    private static String code(Cancelled.Cause because) {
        return because.name().toLowerCase(Locale.ROOT);
    }

    private static String message(Cancelled.Cause because) {
        return switch (because) {
            case CLIENT_GONE -> "the client has hung up";
            case DEADLINE -> "the answer took longer than a request may";
            case STOPPING -> "the service is stopping";
        };
    }
}
