package dev.assay;

/** A service did not start. The message is the one line that a person gets to see. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartFailure(int exitCode, String line, Throwable cause) {
        super(line.replaceAll("\\p{Cntrl}+", " "), cause);
        this.exitCode = exitCode;
    }

    /** The caller got something wrong: the command line or a setting. */
    static StartFailure wrongUse(String line) {
        return new StartFailure(2, line, null);
    }

    /** The caller did nothing wrong, the world did: a port is taken, a database is not there. */
    static StartFailure ofTheWorld(String line, Throwable cause) {
        return new StartFailure(1, line, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
