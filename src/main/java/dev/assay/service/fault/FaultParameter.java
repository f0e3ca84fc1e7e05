package dev.assay.service.fault;

import dev.assay.service.Field;
import java.util.List;
import java.util.Optional;

/**
 * Something a kind of fault wants to know, besides where and how often.
 *
 * @param choices what it may be; empty for a whole number
 * @param standard what it is where an order is silent; absent where an order must say it
 */
public record FaultParameter(String name, List<String> choices, Optional<String> standard) {
    private static final long MOST = 0xFFFF_FFFFL;

    public FaultParameter {
        choices = List.copyOf(choices);
    }

    /** A whole number that must be said. */
    public static FaultParameter number(String name) {
        return new FaultParameter(name, List.of(), Optional.empty());
    }

    /** A whole number. */
    public static FaultParameter number(String name, long standard) {
        return new FaultParameter(name, List.of(), Optional.of(Long.toString(standard)));
    }

    /** One of these words, the first where an order is silent. */
    public static FaultParameter choice(String name, String... choices) {
        return new FaultParameter(name, List.of(choices), Optional.of(choices[0]));
    }

    /** The value an order gives it. */
    String read(Field order) {
        Field value = order.at(name);
        return value.isThere() || standard.isEmpty() ? value.required(this::check) : standard.get();
    }

    private String check(Field value) {
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
