package dev.assay.engine.dialect;

import java.util.UUID;

/** Names for what an API gives out. */
public final class Identity {
    private Identity() {}

    /** A name that nothing else has: the prefix and 24 hexadecimal digits. */
    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
