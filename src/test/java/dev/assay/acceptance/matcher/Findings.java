package dev.assay.acceptance.matcher;

import java.util.ArrayList;
import java.util.List;

/** The mismatches of one document, in the order they were found. */
final class Findings {
    private final List<String> all = new ArrayList<>();

    void add(String finding) {
        all.add(finding);
    }

    void unless(boolean met, String finding) {
        if (!met) {
            all.add(finding);
        }
    }

    /** {@code subject: wanted ..., saw ...}, unless they are equal. */
    void same(String subject, Object wanted, Object seen) {
        unless(wanted.equals(seen), subject + ": wanted " + wanted + ", saw " + seen);
    }

    boolean none() {
        return all.isEmpty();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
