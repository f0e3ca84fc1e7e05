package dev.assay.service;

/**
 * Whether controls for testing may exist: only where {@code ASSAY_TEST_MODE=1} says so. A service registers its
 * control routes then, and not otherwise.
 */
public final class TestMode {
    private static final String VARIABLE = "ASSAY_TEST_MODE";

    private TestMode() {}

    public static boolean isOn(Settings settings) {
        return settings.flag(VARIABLE);
    }
}
