package dev.assay.acceptance.client;

/** As much of a text as fits in a message. */
public final class Excerpt {
    private static final int LIMIT = 400;

    private Excerpt() {}

    /** The text in quotes on one line, its middle left out when long. */
    public static String of(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        String line = text.replace("\r", "\\r").replace("\n", "\\n");
        if (line.length() <= LIMIT) {
            return "\"" + line + "\"";
        }
        String left = line.substring(0, LIMIT - 100);
        String right = line.substring(line.length() - 100);
        return "\"" + left + "\" ... (" + (line.length() - LIMIT) + " characters) ... \"" + right + "\"";
    }
}
