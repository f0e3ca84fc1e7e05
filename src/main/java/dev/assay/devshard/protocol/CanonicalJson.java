package dev.assay.devshard.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that prompts are hashed in (contract 4.1): keys sorted by their UTF-8 bytes at every level,
 * the last of equal keys wins, no white space, numbers as the nearest double in the shortest digits. Two prompts
 * that differ only by what this forgets share a hash (D29).
 *
 * <p>Where the contract is silent: text that is not UTF-8, a byte order mark, anything behind the document and
 * numbers beyond the greatest double are refused; half a surrogate pair becomes U+FFFD; backspace and form feed are
 * written {@code \b} and {@code \f}.
 */
public final class CanonicalJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** Code points compare as their UTF-8 bytes do; Java's chars do not. */
    private static final Comparator<String> BY_CODE_POINT = CanonicalJson::compareCodePoints;

    private CanonicalJson() {}

    /** SHA-256 of the canonical form. @throws MalformedMessage if it is not JSON */
    public static Hash promptHash(byte[] json) throws MalformedMessage {
        return Hash.sha256(canonical(json).getBytes(StandardCharsets.UTF_8));
    }

    /** The canonical form. @throws MalformedMessage if it is not JSON */
    public static String canonical(byte[] json) throws MalformedMessage {
        try (JsonParser parser = JSON.createParser(decode(json))) {
            if (parser.nextToken() == null) {
                throw new MalformedMessage("no JSON there");
            }
            StringBuilder out = new StringBuilder(json.length);
            write(value(parser), out);
            if (parser.nextToken() != null) {
                throw new MalformedMessage("something follows the JSON");
            }
            return out.toString();
        } catch (IOException e) {
            throw new MalformedMessage("not JSON: " + e.getMessage(), e);
        }
    }

    private static String decode(byte[] json) throws MalformedMessage {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessage("JSON is not UTF-8", e);
        }
    }

    /**
     * The value at the parser's token: an object as a map by key, an array as a list, anything else as its
     * canonical text.
     */
    private static Object value(JsonParser parser) throws IOException, MalformedMessage {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> quoted(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getText();
            default -> throw new MalformedMessage("not JSON: " + parser.currentToken());
        };
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException, MalformedMessage {
        Map<String, Object> members = new TreeMap<>(BY_CODE_POINT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = wellFormed(parser.currentName());
            parser.nextToken();
            members.put(key, value(parser));
        }
        return members;
    }

    private static List<Object> elements(JsonParser parser) throws IOException, MalformedMessage {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            out.append('{');
            for (Iterator<? extends Map.Entry<?, ?>> each = members.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<?, ?> member = each.next();
                out.append(quoted((String) member.getKey())).append(':');
                write(member.getValue(), out);
                out.append(each.hasNext() ? "," : "");
            }
            out.append('}');
        } else if (value instanceof List<?> elements) {
            out.append('[');
            for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
                write(each.next(), out);
                out.append(each.hasNext() ? "," : "");
            }
            out.append(']');
        } else {
            out.append((String) value);
        }
    }

    private static String number(String text) throws MalformedMessage {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new MalformedMessage("JSON number out of range: " + text.substring(0, Math.min(40, text.length())));
        }
        return ShortestNumber.of(value);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        wellFormed(text).codePoints().forEach(point -> escape(point, out));
        return out.append('"').toString();
    }

    private static void escape(int point, StringBuilder out) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\u2028' -> out.append("\\u2028");
            case '\u2029' -> out.append("\\u2029");
            default -> {
                if (point < 0x20) {
                    out.append(String.format("\\u%04x", point));
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }

    private static String wellFormed(String text) {
        boolean halves = text.codePoints().anyMatch(CanonicalJson::isHalfAPair);
        if (!halves) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(point -> isHalfAPair(point) ? 0xFFFD : point).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isHalfAPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int compareCodePoints(String one, String other) {
        int common = Math.min(one.length(), other.length());
        int at = 0;
        while (at < common && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (at == common) {
            return Integer.compare(one.length(), other.length());
        }
        char left = one.charAt(at);
        char right = other.charAt(at);
        boolean sameKind = Character.isSurrogate(left) == Character.isSurrogate(right);
        return sameKind ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
    }
}
