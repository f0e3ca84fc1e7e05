package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON value whose shape is being checked: what is not as wanted goes to the findings with its path, and checking goes on. */
record Shape(JsonNode json, String path, Findings findings) {
    Shape at(String field) {
        return new Shape(json.path(field), path.isEmpty() ? field : path + "." + field, findings);
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    /** A non-empty text. */
    Optional<String> text(String field) {
        Shape found = at(field);
        boolean met = found.json.isTextual() && !found.json.textValue().isEmpty();
        found.wanted(met, "a text");
        return met ? Optional.of(found.json.textValue()) : Optional.empty();
    }

    void text(String field, String wanted) {
        Shape found = at(field);
        found.wanted(found.json.isTextual() && found.json.textValue().equals(wanted), "\"" + wanted + "\"");
    }

    /** A whole number, not negative. */
    OptionalLong number(String field) {
        Shape found = at(field);
        boolean met = found.json.isIntegralNumber() && found.json.canConvertToLong() && found.json.longValue() >= 0;
        found.wanted(met, "a whole number");
        return met ? OptionalLong.of(found.json.longValue()) : OptionalLong.empty();
    }

    Optional<Shape> object(String field) {
        Shape found = at(field);
        found.wanted(found.json.isObject(), "an object");
        return found.json.isObject() ? Optional.of(found) : Optional.empty();
    }

    /** The elements; none, with a finding, when it is no list. */
    List<Shape> list(String field) {
        Shape found = at(field);
        found.wanted(found.json.isArray(), "a list");
        return found.elements();
    }

    private List<Shape> elements() {
        List<Shape> elements = new ArrayList<>();
        for (int i = 0; i < (json.isArray() ? json.size() : 0); i++) {
            elements.add(new Shape(json.get(i), path + "[" + i + "]", findings));
        }
        return elements;
    }

    /** Neither there nor with a value. */
    void absent(String field) {
        Shape found = at(field);
        found.wanted(found.json.isMissingNode() || found.json.isNull(), "nothing");
    }

    void wanted(boolean met, String what) {
        findings.unless(met, (path.isEmpty() ? "document" : path) + ": wanted " + what + ", saw " + seen());
    }

    private String seen() {
        if (json.isMissingNode()) {
            return "nothing";
        }
        String text = json.toString();
        return text.length() <= 80 ? text : Excerpt.of(text);
    }
}
