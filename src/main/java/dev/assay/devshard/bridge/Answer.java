package dev.assay.devshard.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An object of the chain's answer, read strictly (contract 2.6): 64-bit integers are strings, smaller ones numbers,
 * and the other way round is a failure; what is left out is 0 or empty.
 */
final class Answer {
    private final String path;
    private final JsonNode node;

    Answer(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    Answer object(String name) {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw failure(name, value, "is not an object");
        }
        return new Answer(path, value);
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (!isThere(value)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw failure(name, value, "is neither true nor false");
        }
        return value.booleanValue();
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (isThere(value) && !value.isTextual()) {
            throw failure(name, value, "is not a string");
        }
        return value.asText("");
    }

    /** A 64-bit integer: a string of decimal digits, at most 2^63-1. */
    long long64(String name) {
        JsonNode value = node.path(name);
        if (!isThere(value)) {
            return 0;
        }
        if (!value.isTextual() || !value.textValue().matches("[0-9]{1,19}")) {
            throw failure(name, value, "is not a string of decimal digits");
        }
        try {
            return Long.parseLong(value.textValue());
        } catch (NumberFormatException e) {
            throw failure(name, value, "is larger than we can count");
        }
    }

    /** A 32-bit integer: a number from 0. */
    long number(String name) {
        JsonNode value = node.path(name);
        if (!isThere(value)) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw failure(name, value, "is not a whole number from 0");
        }
        return value.longValue();
    }

    Address address(String name) {
        return addressOf(name, node.path(name));
    }

    List<Address> addresses(String name) {
        return each(name, element -> addressOf(name, element));
    }

    List<Answer> objects(String name) {
        return each(name, element -> new Answer(path, element));
    }

    URI url(String name) {
        JsonNode value = node.path(name);
        try {
            URI url = URI.create(value.asText("").replaceAll("/+$", ""));
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw failure(name, value, "is not an address with a host");
    }

    BridgeFailure failure(String why) {
        return new BridgeFailure(path, why);
    }

    private <T> List<T> each(String name, Function<JsonNode, T> reader) {
        JsonNode list = node.path(name);
        if (isThere(list) && !list.isArray()) {
            throw failure(name, list, "is not a list");
        }
        List<T> elements = new ArrayList<>();
        list.forEach(element -> elements.add(reader.apply(element)));
        return elements;
    }

    private Address addressOf(String name, JsonNode value) {
        return Address.tryParse(value.asText("")).orElseThrow(() -> failure(name, value, "is not an address"));
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private BridgeFailure failure(String name, JsonNode value, String why) {
        String seen = value.toString();
        String shown = seen.length() > 100 ? seen.substring(0, 100) + "..." : seen;
        return failure(name + (value.isMissingNode() ? " is not there" : " = " + shown + " " + why));
    }
}
