package dev.assay.service;

/**
 * A setting that is missing or wrong. Its message is one line that names the variable, and shows the value unless
 * that is secret.
 */
public final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    private InvalidSetting(String name, String complaint) {
        super(name + ": " + oneLine(complaint));
        this.name = name;
    }

    /** {@code PORT: "abc" is not a port (0..65535)}; the rule continues the sentence that the value begins. */
    public static InvalidSetting of(String name, String value, String rule) {
        return new InvalidSetting(name, '"' + value + "\" " + rule);
    }

    /** The same for a value that nobody may see: {@code KEY: the value is not 64 hexadecimal digits}. */
    public static InvalidSetting ofSecret(String name, String rule) {
        return new InvalidSetting(name, "the value " + rule);
    }

    /** {@code KEY: is required (the host's private key, 64 hexadecimal digits)}. */
    public static InvalidSetting missing(String name, String meaning) {
        return new InvalidSetting(name, "is required (" + meaning + ")");
    }

    /** The variable at fault. */
    public String name() {
        return name;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
