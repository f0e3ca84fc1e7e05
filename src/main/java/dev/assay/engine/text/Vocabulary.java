package dev.assay.engine.text;

/** The 264 tokens of the model card: 0 to 255 are the bytes, the others are never made of text. */
public final class Vocabulary {
    public static final int SIZE = 264;
    public static final int BYTES = 256;

    public static final int START = 256;
    public static final int END_OF_TURN = 257;
    public static final int SYSTEM = 258;
    public static final int USER = 259;
    public static final int ASSISTANT = 260;
    public static final int TOOL_CALL = 261;

    private Vocabulary() {}

    public static boolean isByte(int token) {
        return token >= 0 && token < BYTES;
    }
}
