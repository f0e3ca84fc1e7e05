package dev.assay.engine.text;

import java.nio.charset.StandardCharsets;

/**
 * Tokens to text as they come, one decoder an answer. A character that takes several tokens is held back until its last
 * one is there; so the pieces, put together, are the text, and no piece ends inside a character (D3). Bytes that can
 * never become a character yield U+FFFD, once for each broken run; a character that never ends yields nothing.
 */
public final class StreamingDecoder {
    private static final String REPLACEMENT = "\uFFFD";

    private final byte[] held = new byte[4];
    private int count;
    private int wanted;

    /** @return the text that is certain now; empty while a character is incomplete, and for control tokens */
    public String feed(int token) {
        if (!Vocabulary.isByte(token)) {
            return "";
        }
        if (count > 0 && !continues(token)) {
            count = 0;
            return REPLACEMENT + feed(token);
        }
        if (count == 0) {
            wanted = Utf8.lengthFrom(token);
            if (wanted == 0) {
                return REPLACEMENT;
            }
        }
        held[count++] = (byte) token;
        if (count < wanted) {
            return "";
        }
        count = 0;
        return new String(held, 0, wanted, StandardCharsets.UTF_8);
    }

    /** Whether a character has begun and not ended. */
    public boolean isInsideCharacter() {
        return count > 0;
    }

    private boolean continues(int token) {
        return count == 1 ? Utf8.second(held[0] & 0xff, token) : Utf8.continuation(token);
    }
}
