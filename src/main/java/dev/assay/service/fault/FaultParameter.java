package dev.assay.service.fault;

import dev.assay.service.Field;
import java.util.List;
import java.util.Optional;

/**
 * Something a kind of fault wants to know, besides where and how often.
 *
 * @param choices what it may be; empty for a whole number, and for any text
 * @param standard what it is where an order is silent; absent where an order must say it
 * @param anyText whether it may be any text
 */
public record FaultParameter(String name, List<String> choices, Optional<String> standard, boolean anyText) {
    private static final long MOST = 0xFFFF_FFFFL;

    public FaultParameter {
        choices = List.copyOf(choices);
    }

    /** A whole number that must be said. */
    public static FaultParameter number(String name) {
        return new FaultParameter(name, List.of(), Optional.empty(), false);
    }

    /** A whole number. */
    public static FaultParameter number(String name, long standard) {
        return new FaultParameter(name, List.of(), Optional.of(Long.toString(standard)), false);
    }

    /** One of these words, the first where an order is silent. */
    public static FaultParameter choice(String name, String... choices) {
        return new FaultParameter(name, List.of(choices), Optional.of(choices[0]), false);
    }

    /** Any text, empty where an order is silent. */
    public static FaultParameter text(String name) {
        return new FaultParameter(name, List.of(), Optional.of(""), true);
    }

    /** The value an order gives it. */
    String read(Field order) {
        Field value = order.at(name);
        return value.isThere() || standard.isEmpty() ? value.required(this::check) : standard.get();
    }

    private String check(Field value) {
        if (anyText) {
            return value.text();
        }
        if (choices.isEmpty()) {
            return Long.toString(value.unsigned(MOST));
        }
        String word = value.text();
        if (!choices.contains(word)) {
            throw value.invalid("is none of " + String.join(", ", choices));
        }
        return word;
    }
}
