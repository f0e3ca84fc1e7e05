package dev.assay.engine.control;

import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;
import io.javalin.http.Context;
import java.util.Optional;

/** Finds the fault that is meant for a request. */
final class Struck {
    private final FaultBook book;

    Struck(FaultBook book) {
        this.book = book;
    }

    Optional<Fault> by(EngineFault kind, Context ctx) {
        return book.take(kind, "", 0, fault -> ctx.body().contains(fault.text(EngineFault.MARKER)));
    }
}
