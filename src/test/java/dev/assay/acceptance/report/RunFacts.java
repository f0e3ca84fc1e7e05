package dev.assay.acceptance.report;

import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.environment.RuntimeChoice;

/**
 * What holds for a whole run.
 *
 * @param sentence target, runtime and why, in one line: the first of every report
 */
record RunFacts(String sentence, String runtime, String target) {
    static RunFacts ofThisRun() {
        RuntimeChoice choice = AcceptanceRun.current().choice();
        return new RunFacts(choice.sentence(), choice.runtime().toString(), choice.target());
    }
}
