package dev.assay.devshard.protocol;

import java.util.Locale;

/** Where a session is in its life; the ordinal is the byte hashed in the state root (contract 4.2). */
public enum Phase {
    ACTIVE,
    FINALIZING,
    SETTLEMENT;

    /** The byte in the state root. */
    public byte code() {
        return (byte) ordinal();
    }

    /** As status bodies spell it: {@code active}, {@code finalizing}, {@code settlement}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
