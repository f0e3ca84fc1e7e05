package dev.assay.engine.dialect;

import dev.assay.engine.api.EventStream;
import dev.assay.engine.generation.Outcome;
import dev.assay.service.ApiError;

/** Tells an answer in a vendor's events while it is made. Belongs to one answer. */
public interface Narrator {
    void begin(EventStream out);

    /** @param text never empty */
    void text(EventStream out, String text);

    /** The answer is whole. */
    void end(EventStream out, Outcome outcome);

    /** There is no answer. What was told is void, and nothing may look like an end in good order. */
    void failed(EventStream out, ApiError error);
}
