package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A member of a request body, with its path: {@code messages.0.role}. What it should not be is noted with the
 * inspection, and something harmless returned. {@code null} counts as absent.
 */
public final class Member {
    private final Inspection inspection;
    private final String path;
    private final JsonNode value;

    Member(Inspection inspection, String path, JsonNode value) {
        this.inspection = inspection;
        this.path = path;
        this.value = value;
    }

    public Member at(String name) {
        return new Member(inspection, path.isEmpty() ? name : path + '.' + name, value.path(name));
    }

    public boolean isThere() {
        return !value.isMissingNode() && !value.isNull();
    }

    public boolean isText() {
        return value.isTextual();
    }

    public boolean isList() {
        return value.isArray();
    }

    public boolean isObject() {
        return value.isObject();
    }

    public String path() {
        return path;
    }

    /** As it was sent. */
    public JsonNode json() {
        return value;
    }

    public void wrong(String message) {
        inspection.note(path, path + ": " + message);
    }

    /** @return whether it is there; else that is a problem */
    public boolean mustBeThere() {
        if (!isThere()) {
            inspection.note("missing_required", path, path + ": is required");
        }
        return isThere();
    }

    /** Any string that is text. */
    public String text() {
        if (!value.isTextual()) {
            wrong("must be a string");
            return "";
        }
        try {
            Tokenizer.encode(value.textValue());
            return value.textValue();
        } catch (Tokenizer.NotText e) {
            wrong(e.getMessage());
            return "";
        }
    }

    public String text(String otherwise) {
        return isThere() ? text() : otherwise;
    }

    public boolean flag(boolean otherwise) {
        if (isThere() && !value.isBoolean()) {
            wrong("must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    /** A whole number within bounds; 4.0 is one. */
    public int whole(int least, int most, int otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        boolean whole =
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0 && value.canConvertToInt();
        if (!whole || value.intValue() < least || value.intValue() > most) {
            wrong("must be a whole number from " + least + " to " + most);
            return otherwise;
        }
        return value.intValue();
    }

    /** Any whole number of 64 bits. */
    public long seed(long otherwise) {
        if (isThere() && !(value.isIntegralNumber() && value.canConvertToLong())) {
            wrong("must be a whole number of at most 64 bits");
        }
        return value.asLong(otherwise);
    }

    public double number(double least, double most, double otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least) || !(value.doubleValue() <= most)) {
            wrong("must be a number from " + shown(least) + " to " + shown(most));
            return otherwise;
        }
        return value.doubleValue();
    }

    /** One of these words. */
    public String choice(List<String> words, String otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        if (!value.isTextual() || !words.contains(value.textValue())) {
            wrong("must be one of " + String.join(", ", words));
            return otherwise;
        }
        return value.textValue();
    }

    /** The elements of a list; none where there is no list. */
    public List<Member> elements() {
        List<Member> elements = new ArrayList<>();
        if (isThere() && !value.isArray()) {
            wrong("must be a list");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            elements.add(new Member(inspection, path + '.' + i, value.get(i)));
        }
        return elements;
    }

    /** The members of an object; none where there is no object. */
    public Map<String, Member> members() {
        if (isThere() && !value.isObject()) {
            wrong("must be an object");
        }
        return value.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> at(entry.getKey())));
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
