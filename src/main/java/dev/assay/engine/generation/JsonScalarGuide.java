package dev.assay.engine.generation;

import java.util.regex.Pattern;

/** The rest of a JSON string, number or word whose first byte is there. */
sealed interface JsonScalarGuide extends ThenEnd.Bounded {
    /** Whether it could end here; a number could, and could go on as well. */
    default boolean mayBeOver() {
        return false;
    }

    static JsonScalarGuide beginning(char first) {
        return switch (first) {
            case '"' -> new Text();
            case 't' -> new Word("true");
            case 'f' -> new Word("false");
            case 'n' -> new Word("null");
            default -> new Number(first);
        };
    }

    /** Up to the closing quotation mark. */
    final class Text implements JsonScalarGuide {
        private final TextGuide characters = new TextGuide();
        private boolean escaped;
        private boolean over;

        @Override
        public boolean allows(int token) {
            if (escaped) {
                // No \\u: half a surrogate pair could come of it.
                return token < 128 && "\"\\/bfnrt".indexOf(token) >= 0;
            }
            return token >= ' ' && token < 256 && characters.allows(token);
        }

        @Override
        public void accept(int token) {
            if (escaped) {
                escaped = false;
            } else if (token == '\\') {
                escaped = true;
            } else if (token == '"') {
                over = true;
            } else {
                characters.accept(token);
            }
        }

        @Override
        public boolean isOver() {
            return over;
        }
    }

    /** A fixed word whose first letter is there. */
    final class Word implements JsonScalarGuide {
        private final String word;
        private int at = 1;

        Word(String word) {
            this.word = word;
        }

        @Override
        public boolean allows(int token) {
            return word.charAt(at) == token;
        }

        @Override
        public void accept(int token) {
            at++;
        }

        @Override
        public boolean isOver() {
            return at == word.length();
        }
    }

    /** A number of at most 32 characters, its exponent of two digits: parsers give up beyond. What follows it ends it. */
    final class Number implements JsonScalarGuide {
        private static final int LONGEST = 32;
        private static final Pattern BEGINNING =
                Pattern.compile("-?(?:0|[1-9][0-9]*)?(?:(?<=[0-9])\\.[0-9]*)?(?:(?<=[0-9])[eE][+-]?[0-9]{0,2})?");
        private static final Pattern WHOLE =
                Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?");

        private final StringBuilder digits = new StringBuilder();

        Number(char first) {
            digits.append(first);
        }

        @Override
        public boolean allows(int token) {
            return token < 128
                    && digits.length() < LONGEST
                    && BEGINNING.matcher(digits.toString() + (char) token).matches();
        }

        @Override
        public void accept(int token) {
            digits.append((char) token);
        }

        @Override
        public boolean mayBeOver() {
            return WHOLE.matcher(digits).matches();
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
