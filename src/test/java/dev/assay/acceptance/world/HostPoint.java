package dev.assay.acceptance.world;

import java.util.Locale;

/** Where in a request a host can be made to stand still, in the features' words. */
public enum HostPoint implements Titled {
    BEFORE_PERSIST("before the diff is on its disk"),
    AFTER_PERSIST("when the diff is on its disk and nothing is said"),
    BETWEEN_RECEIPT_AND_FINISH("when its work is done and not on its disk");

    private final String title;

    HostPoint(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /** As orders for faults name it. */
    String point() {
        return name().toLowerCase(Locale.ROOT);
    }
}
