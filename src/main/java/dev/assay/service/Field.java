package dev.assay.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A value somewhere in a JSON request body, with the name a person would call it by ({@code slots[2]}). Reading it as
 * something it is not throws {@link ApiError} 400 {@code invalid_field}, which names the field, shows its value, and
 * says the rule. Not for secrets.
 */
public final class Field {
    private static final int LONGEST = 100;

    private final String label;
    private final JsonNode value;

    private Field(String label, JsonNode value) {
        this.label = label;
        this.value = value;
    }

    public static Field body(JsonNode value) {
        return new Field("", value);
    }

    /** A field of this object; it may be absent. */
    public Field at(String name) {
        if (!value.isObject()) {
            throw invalid("is not a JSON object");
        }
        return new Field(label.isEmpty() ? name : label + '.' + name, value.path(name));
    }

    /**
     * Refuses names that the object should not have: probably misspelt ones that would otherwise silently mean a
     * default.
     */
    public Field only(String... names) {
        if (!value.isObject()) {
            throw invalid("is not a JSON object");
        }
        Set<String> known = Set.of(names);
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String guess = NearestName.to(name, known)
                        .map(near -> ", did you mean " + near + "?")
                        .orElse("");
                throw ApiError.badRequest("unknown_field", at(name).label + ": is not a field of this request" + guess);
            }
        });
        return this;
    }

    /** Neither absent nor null. */
    public boolean isThere() {
        return !value.isMissingNode() && !value.isNull();
    }

    /** Reads the field if it is there. */
    public <T> Optional<T> maybe(Function<Field, T> reader) {
        return isThere() ? Optional.of(reader.apply(this)) : Optional.empty();
    }

    /** Reads a field that must be there. */
    public <T> T required(Function<Field, T> reader) {
        if (!isThere()) {
            throw ApiError.badRequest("missing_field", label + ": is required");
        }
        return reader.apply(this);
    }

    public String text() {
        if (!value.isTextual()) {
            throw invalid("is not a string");
        }
        return value.textValue();
    }

    /** Whether it is this very word. */
    public boolean isText(String word) {
        return value.isTextual() && value.textValue().equals(word);
    }

    public boolean flag() {
        if (!value.isBoolean()) {
            throw invalid("is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A whole number from 0 to {@code most}; as the chain writes 64-bit integers, a string of digits will do too. */
    public long unsigned(long most) {
        String digits = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        return WholeNumber.parse(digits, 0, most).orElseThrow(() -> invalid("is not a whole number from 0 to " + most));
    }

    /** A number within bounds, both included. */
    public double number(double least, double most) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw invalid("is not a number from " + least + " to " + most);
        }
        return number;
    }

    /** A whole number within bounds, both included. */
    public int whole(int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw invalid("is not a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /** An object, as it is. */
    public ObjectNode object() {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw invalid("is not a JSON object");
    }

    public boolean isText() {
        return value.isTextual();
    }

    public boolean isList() {
        return value.isArray();
    }

    /** An http(s) base address, without a trailing slash. */
    public URI url() {
        return HttpAddress.parse(text()).orElseThrow(() -> invalid(HttpAddress.RULE));
    }

    /** The elements of a list, each read. */
    public <T> List<T> each(Function<Field, T> reader) {
        if (!value.isArray()) {
            throw invalid("is not a list");
        }
        List<T> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(reader.apply(new Field(label + '[' + i + ']', value.get(i))));
        }
        return elements;
    }

    /** The names of the object's fields. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** {@code amount: -5 is not a whole number …}; the rule continues the sentence that the value begins. */
    public ApiError invalid(String rule) {
        String name = label.isEmpty() ? "the body" : label;
        if (value.isMissingNode()) {
            return ApiError.badRequest("invalid_field", name + ": is not there");
        }
        String text = value.toString();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return ApiError.badRequest("invalid_field", name + ": " + shown + ' ' + rule);
    }
}
