package dev.assay.acceptance.environment;

/** Who else may use an environment while a scenario has it. */
public enum Tenancy {
    /** Other scenarios that break nothing: each works with escrows and keys of its own. */
    SHARED,
    /** Nobody. Required for stopping, killing, starting or reconfiguring anything. */
    EXCLUSIVE
}
