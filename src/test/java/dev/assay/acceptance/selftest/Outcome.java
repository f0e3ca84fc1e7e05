package dev.assay.acceptance.selftest;

import java.util.Optional;

/**
 * How a scenario ended.
 *
 * @param failure why it is red; empty where it is green or was skipped
 * @param skipped the reason; empty where it was judged
 */
record Outcome(Trial trial, double seconds, Optional<Throwable> failure, Optional<String> skipped) {
    boolean green() {
        return failure.isEmpty() && skipped.isEmpty();
    }
}
