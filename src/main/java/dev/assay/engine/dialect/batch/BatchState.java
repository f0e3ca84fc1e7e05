package dev.assay.engine.dialect.batch;

/** Where a batch stands. It only ever moves downwards. */
public enum BatchState {
    VALIDATING,
    IN_PROGRESS,
    CANCELLING,
    COMPLETED,
    CANCELLED;

    public boolean isOver() {
        return this == COMPLETED || this == CANCELLED;
    }
}
