package dev.assay.devshard.host.timeout;

/**
 * What became of asking an executor.
 *
 * @param silent whether it has shown nothing, although it was asked
 * @param why in words
 */
record Finding(boolean silent, String why) {
    static Finding silent(String why) {
        return new Finding(true, why);
    }

    static Finding alive(String why) {
        return new Finding(false, why);
    }

    /** Nothing can be said of it; so it must not be said that it is late (D20). */
    static Finding unknown(String why) {
        return new Finding(false, why);
    }
}
