package dev.assay.acceptance.selftest;

import java.util.List;
import java.util.function.Supplier;

/**
 * One named defect.
 *
 * @param name lower case, words joined by hyphens; unique
 * @param breaks what a user of the broken network would suffer, as a sentence without a full stop
 * @param reference the defect of the contract's list ({@code D10}) or its section ({@code 2.1}) that it violates
 * @param noticedBy tag expression of the scenarios that should notice, such as {@code @DS02 or @DG03}
 * @param changes what it does; made anew each time, so that a mutant may remember something
 */
record Mutant(String name, String breaks, String reference, String noticedBy, Supplier<List<Change>> changes) {
    static Mutant of(String name, String breaks, String reference, String noticedBy, Change... changes) {
        List<Change> all = List.of(changes);
        return new Mutant(name, breaks, reference, noticedBy, () -> all);
    }
}
