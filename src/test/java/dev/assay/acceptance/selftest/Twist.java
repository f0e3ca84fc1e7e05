package dev.assay.acceptance.selftest;

/** What a mutant does to one call. It breaks the judged through the call only: what it throws itself is a mistake in the mutant. */
@FunctionalInterface
interface Twist {
    void apply(Call call) throws Throwable;
}
