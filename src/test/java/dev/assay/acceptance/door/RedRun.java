package dev.assay.acceptance.door;

/** Turns the whole run red, for a reason that lies in no scenario. The message ends with what to do; a stack trace would bury it. */
final class RedRun extends AssertionError {
    private static final long serialVersionUID = 1L;

    RedRun(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]);
    }
}
