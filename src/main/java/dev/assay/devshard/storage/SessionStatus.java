package dev.assay.devshard.storage;

import java.util.Locale;

/** How far a kept session has come. */
public enum SessionStatus {
    ACTIVE,
    SETTLED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SessionStatus ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
