package dev.assay.devshard.protocol;

import java.util.Locale;

/** The states of an inference (contract 4.4); the ordinal is the number in its record. */
public enum InferenceStatus {
    PENDING,
    STARTED,
    FINISHED,
    CHALLENGED,
    VALIDATED,
    INVALIDATED,
    TIMED_OUT;

    /** The number in the canonical record. */
    public int code() {
        return ordinal();
    }

    /** As state bodies spell it, such as {@code timed_out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing that comes later can change what was paid. */
    public boolean isResolved() {
        return this == VALIDATED || this == INVALIDATED || this == TIMED_OUT;
    }
}
