package dev.assay.engine.generation;

/** Why an answer is over. There is no reason for failures: those are exceptions (D4). */
public enum FinishReason {
    /** The model ended its turn, or a stop sequence appeared. */
    STOP,
    /** The budget or the context is used up. */
    LENGTH,
    /** The model called a tool. */
    TOOL_CALLS
}
