package dev.assay.acceptance.selftest;

/**
 * One call of a method that a mutant has changed, before or after the method's own body. Public for the code that is
 * woven into the judged.
 */
public final class Call {
    private final Object self;
    private final Object[] arguments;
    private final Twist after;
    private final Stage stage;
    private Object result;
    private Throwable thrown;
    private boolean answered;

    Call(Object self, Object[] arguments, Twist after, Stage stage) {
        this.self = self;
        this.arguments = arguments;
        this.after = after;
        this.stage = stage;
    }

    /** The object it is called on; null for a static method. */
    Object self() {
        return self;
    }

    <T> T argument(int index, Class<T> type) {
        return type.cast(arguments[index]);
    }

    Object argument(int index) {
        return arguments[index];
    }

    /** Before: the body gets another argument. */
    void argument(int index, Object other) {
        arguments[index] = other;
        changed();
    }

    /** Before: the body is not run, and this is the answer; null for a method that has none. After: this is the answer. */
    void answer(Object other) {
        answered = true;
        result = other;
        thrown = null;
        changed();
    }

    /** Before: the body is not run, and this is thrown. After: this is thrown. */
    void fail(Throwable failure) {
        answered = true;
        thrown = failure;
        changed();
    }

    /** After: what the body answered; null where it threw. */
    <T> T result(Class<T> type) {
        return type.cast(result);
    }

    Object result() {
        return result;
    }

    /** After: what the body threw; null where it answered. */
    Throwable thrown() {
        return thrown;
    }

    /** For a twist that changes something else than the call. Only what has changed something counts as reached. */
    void changed() {
        stage.changed();
    }

    void apply(Twist twist) {
        try {
            twist.apply(this);
        } catch (Throwable mistake) {
            stage.broken(mistake);
        }
    }

    /** Whether this class is among the callers; names below {@code dev.assay.}. */
    boolean isFrom(String type) {
        Class<?> wanted = Seam.load(type);
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.anyMatch(frame -> frame.getDeclaringClass() == wanted));
    }

    /** What the body is to be given. */
    public Object[] arguments() {
        return arguments;
    }

    /** Whether the body is to be left out. */
    public boolean isAnswered() {
        return answered;
    }

    /** The body is over, or was left out. */
    public void ended(Object returned, Throwable raised) {
        if (!answered) {
            result = returned;
            thrown = raised;
        }
        apply(after);
    }

    /** What the caller is to get. */
    public Object returned() {
        return result;
    }

    /** What the caller is to catch; null where it gets an answer. */
    public Throwable raised() {
        return thrown;
    }
}
