package dev.assay.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text to tokens. Text only ever becomes byte tokens: what looks like a control token is text, so no message can speak
 * for another role (contract section 3).
 */
public final class Tokenizer {
    private Tokenizer() {}

    /** @throws NotText when the text holds half of a surrogate pair, which no bytes stand for (D16) */
    public static Tokens encode(String text) {
        return Tokens.of(bytes(text));
    }

    /** Text that the model is to go on with, outside any conversation. */
    public static Tokens raw(String text) {
        return Tokens.of(Vocabulary.START).plus(encode(text));
    }

    /** A conversation as the model wants it: the last token asks the assistant to speak. */
    public static Tokens chat(List<Turn> turns) {
        IntStream ids = IntStream.of(Vocabulary.START);
        for (Turn turn : turns) {
            IntStream message = IntStream.concat(IntStream.of(turn.role().token()), IntStream.of(bytes(turn.text())));
            ids = IntStream.concat(ids, IntStream.concat(message, IntStream.of(Vocabulary.END_OF_TURN)));
        }
        return Tokens.of(
                IntStream.concat(ids, IntStream.of(Vocabulary.ASSISTANT)).toArray());
    }

    /** The text of tokens that are all there; what is not text, and characters that are cut off, yield nothing. */
    public static String decode(Tokens tokens) {
        StringBuilder text = new StringBuilder();
        StreamingDecoder decoder = new StreamingDecoder();
        tokens.stream().forEach(token -> text.append(decoder.feed(token)));
        return text.toString();
    }

    private static int[] bytes(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            int[] ids = new int[bytes.remaining()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = bytes.get(i) & 0xff;
            }
            return ids;
        } catch (CharacterCodingException e) {
            throw new NotText(e);
        }
    }

    /** A string of Java that is no text. */
    public static final class NotText extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotText(Throwable cause) {
            super("holds half of a surrogate pair, which is no character", cause);
        }
    }
}
