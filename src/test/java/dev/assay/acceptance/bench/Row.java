package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One line of the report. {@code toString} is that of the console. */
sealed interface Row permits Figure, Unmeasured {
    /** What is measured, and in which runtime where that matters. */
    String name();

    /** Adds what the report says of it. */
    void describe(ObjectNode entry);
}
