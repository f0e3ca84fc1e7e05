package dev.assay.engine.generation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One JSON object of at most {@value #DEEPEST} levels, byte by byte. Between its parts there may be one space, no more:
 * else an answer could be all space.
 */
final class JsonObjectGuide implements ThenEnd.Bounded {
    private static final int DEEPEST = 16;
    private static final String DIGITS = "0123456789";

    /** What may come next, outside strings, numbers and words. */
    private enum Expecting {
        OBJECT,
        KEY_OR_END,
        KEY,
        COLON,
        VALUE,
        VALUE_OR_END,
        COMMA_OR_END,
        NOTHING
    }

    private final Deque<Character> open = new ArrayDeque<>();
    private Expecting expecting = Expecting.OBJECT;
    private JsonScalarGuide scalar;
    private boolean scalarIsKey;
    private boolean afterSpace = true;

    @Override
    public boolean isOver() {
        return expecting == Expecting.NOTHING;
    }

    @Override
    public boolean allows(int token) {
        if (scalar != null) {
            return scalar.allows(token) || scalar.mayBeOver() && allowsAfterScalar(token);
        }
        return allowsOutside(token, expecting);
    }

    @Override
    public void accept(int token) {
        if (scalar != null && scalar.allows(token)) {
            scalar.accept(token);
            if (scalar.isOver()) {
                endScalar();
            }
            return;
        }
        if (scalar != null) {
            endScalar();
        }
        acceptOutside((char) token);
    }

    private boolean allowsAfterScalar(int token) {
        return allowsOutside(token, scalarIsKey ? Expecting.COLON : Expecting.COMMA_OR_END);
    }

    private boolean allowsOutside(int token, Expecting state) {
        if (token == ' ') {
            return (!afterSpace || scalar != null) && state != Expecting.NOTHING;
        }
        return switch (state) {
            case OBJECT -> token == '{';
            case KEY_OR_END -> token == '"' || token == '}';
            case KEY -> token == '"';
            case COLON -> token == ':';
            case VALUE -> startsValue(token);
            case VALUE_OR_END -> startsValue(token) || token == ']';
            case COMMA_OR_END -> token == ',' || token == closing();
            case NOTHING -> false;
        };
    }

    private boolean startsValue(int token) {
        boolean nested = (token == '{' || token == '[') && open.size() < DEEPEST;
        return nested || token < 128 && ("\"-tfn" + DIGITS).indexOf(token) >= 0;
    }

    private char closing() {
        return open.peek() == '{' ? '}' : ']';
    }

    private void acceptOutside(char octet) {
        afterSpace = octet == ' ';
        switch (octet) {
            case ' ' -> {}
            case '{' -> open(octet, Expecting.KEY_OR_END);
            case '[' -> open(octet, Expecting.VALUE_OR_END);
            case '}', ']' -> close();
            case ':' -> expecting = Expecting.VALUE;
            case ',' -> expecting = open.peek() == '{' ? Expecting.KEY : Expecting.VALUE;
            default -> {
                scalarIsKey = expecting == Expecting.KEY || expecting == Expecting.KEY_OR_END;
                scalar = JsonScalarGuide.beginning(octet);
            }
        }
    }

    private void open(char bracket, Expecting next) {
        open.push(bracket);
        expecting = next;
    }

    private void close() {
        open.pop();
        expecting = open.isEmpty() ? Expecting.NOTHING : Expecting.COMMA_OR_END;
    }

    private void endScalar() {
        scalar = null;
        afterSpace = false;
        expecting = scalarIsKey ? Expecting.COLON : Expecting.COMMA_OR_END;
    }
}
