package dev.assay.acceptance.selftest;

/**
 * What became of a mutant, and who saw to it.
 *
 * @param killedBy the scenario's id and title; empty where none did
 * @param words the judge's own, on one line; or why the mutant proves nothing
 */
record Finding(Mutant mutant, Verdict verdict, String killedBy, double seconds, String words) {
    /** For the console: one line. */
    @Override
    public String toString() {
        String by = killedBy.isEmpty() ? "" : "  by " + killedBy;
        String why = verdict == Verdict.KILLED ? "" : "  " + words;
        return String.format("%-11s %6.1f s  %-34s%s%s", verdict, seconds, mutant.name(), by, why);
    }

    /** For the report. */
    String row() {
        return String.join(
                "\t",
                mutant.name(),
                mutant.breaks(),
                mutant.reference(),
                verdict.toString(),
                killedBy,
                String.format("%.1f", seconds),
                words);
    }
}
