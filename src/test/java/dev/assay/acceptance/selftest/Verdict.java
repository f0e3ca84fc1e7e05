package dev.assay.acceptance.selftest;

/** What became of a mutant. */
enum Verdict {
    /** A scenario that was green before is red. */
    KILLED("killed"),
    /** It was at work, and every scenario that should notice stayed green. */
    SURVIVED("SURVIVED"),
    /** Nothing that it changes ever happened: nothing is proved. */
    NOT_REACHED("NOT REACHED"),
    /** It made a mistake of its own, or the network did not even stand up: nothing is proved. */
    UNFIT("UNFIT");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
