package dev.assay.acceptance.client;

/** An answer came, and it cannot be read as what was asked for. Says what was wanted, what was seen, and where. */
public final class UnexpectedAnswer extends AssertionError {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String wanted, String seen, String where) {
        super("wanted " + wanted + ", saw " + seen + "\n  where: " + where);
    }
}
