package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * JSON that knows its place: reading a field that is absent or of another type fails with the field's path, what was
 * seen, and the exchange it came from.
 *
 * @param path from the root of the answer, empty for the root
 * @param where the exchange
 */
public record Document(JsonNode json, String path, String where) {
    public Document at(String field) {
        return new Document(json.path(field), path.isEmpty() ? field : path + "." + field, where);
    }

    public boolean has(String field) {
        return json.hasNonNull(field);
    }

    public String text(String field) {
        return at(field).text();
    }

    public String text() {
        return json.isTextual() ? json.textValue() : wrong("text");
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** A whole number of 63 bits. */
    public long number(String field) {
        return at(field).number();
    }

    public long number() {
        return json.canConvertToLong() && json.isIntegralNumber() ? json.longValue() : wrong("a whole number");
    }

    /** A whole number, 0 when absent. */
    long numberOrZero(String field) {
        return has(field) ? number(field) : 0;
    }

    public int slot(String field) {
        long value = number(field);
        return value >= 0 && value < 1 << 16 ? (int) value : at(field).wrong("a slot");
    }

    public boolean flag(String field) {
        Document found = at(field);
        return found.json.isBoolean() ? found.json.booleanValue() : found.wrong("true or false");
    }

    /** Standard base64. */
    public ByteString bytes(String field) {
        Document found = at(field);
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(found.text()));
        } catch (IllegalArgumentException notBase64) {
            return found.wrong("base64");
        }
    }

    /** Standard base64, empty when absent. */
    public ByteString bytesOrEmpty(String field) {
        return has(field) ? bytes(field) : ByteString.EMPTY;
    }

    /** Every element of an array. */
    public <T> List<T> each(String field, Function<Document, T> reader) {
        return at(field).each(reader);
    }

    public <T> List<T> each(Function<Document, T> reader) {
        if (!json.isArray()) {
            return wrong("a list");
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            all.add(reader.apply(new Document(json.get(i), path + "[" + i + "]", where)));
        }
        return List.copyOf(all);
    }

    /** Every entry of an object whose keys are numbers, ascending. */
    <T> TreeMap<Long, T> byNumber(String field, Function<Document, T> reader) {
        Document found = at(field);
        if (!found.json.isObject()) {
            return found.wrong("an object");
        }
        TreeMap<Long, T> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : found.json.properties()) {
            all.put(found.key(entry.getKey()), reader.apply(found.at(entry.getKey())));
        }
        return all;
    }

    private long key(String key) {
        try {
            return Long.parseUnsignedLong(key);
        } catch (NumberFormatException notANumber) {
            return at(key).wrong("a number as key");
        }
    }

    private <T> T wrong(String wanted) {
        String field = path.isEmpty() ? "the answer" : "field " + path;
        String seen = json.isMissingNode() ? "nothing there" : Excerpt.of(json.toString());
        throw new UnexpectedAnswer(wanted + " in " + field, seen, where);
    }
}
