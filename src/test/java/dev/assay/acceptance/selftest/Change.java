package dev.assay.acceptance.selftest;

/** One method that a mutant changes, before its body or after it. */
record Change(Seam seam, Twist before, Twist after) {
    private static final Twist NOTHING = call -> {};

    /** @param method such as {@code devshard.gateway.api.StreamedAnswer.done} */
    static Change before(String method, Twist twist) {
        return new Change(Seam.of(method), twist, NOTHING);
    }

    static Change after(String method, Twist twist) {
        return new Change(Seam.of(method), NOTHING, twist);
    }

    /** The body is never run. */
    static Change instead(String method, Object answer) {
        return before(method, call -> call.answer(answer));
    }
}
