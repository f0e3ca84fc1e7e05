package dev.assay.acceptance.report;

import java.util.Locale;

/** What can become of a scenario. There is no fourth. */
enum Verdict {
    PASSED,
    FAILED,
    /** Not judged, with the reason. */
    SKIPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
