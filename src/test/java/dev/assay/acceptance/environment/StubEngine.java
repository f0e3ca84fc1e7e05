package dev.assay.acceptance.environment;

import java.util.Locale;

/** How the deterministic engine inside each host answers (contract section 8). */
public enum StubEngine {
    /** The contract's fixed body and hash, whatever was asked. */
    FIXED,
    /** The prompt's last message, said back in chunks. */
    ECHO;

    /** The value of {@code DEVSHARD_STUB_MODE}. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
