package dev.assay.devshard.gateway.settings;

/** A settings document, or a change of one, that does not hold. Nothing of it was applied. */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    SettingRefused(String name, String message) {
        super(message, null, false, false);
        this.name = name;
    }

    /** The setting's path, such as {@code redundancy.receipt_timeout_ms}; empty where the document itself is wrong. */
    public String name() {
        return name;
    }
}
