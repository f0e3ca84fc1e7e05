package dev.assay.devshard.gateway.settings;

/** The bounds of settings; what breaks one is refused with the setting's name and the offending value. */
final class Rule {
    private Rule() {}

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new SettingRefused(name, name + " must be at least " + least + ", not " + value);
        }
    }

    static void present(String name, Object value) {
        if (value == null) {
            throw new SettingRefused(name, name + " is required");
        }
    }

    static void text(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new SettingRefused(name, name + " must be a non-empty string");
        }
    }

    static void url(String name, String value) {
        text(name, value);
        if (!value.matches("https?://[^\\s]+")) {
            throw new SettingRefused(name, name + " must be an http or https URL, not \"" + value + "\"");
        }
    }
}
