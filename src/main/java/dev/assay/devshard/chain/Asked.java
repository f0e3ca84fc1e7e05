package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads what a request asks for, from its path or its body, or says what is wrong with it. */
final class Asked {
    static final long MAX_32_BIT = 0xFFFF_FFFFL;

    private static final int LONGEST = 100;

    private Asked() {}

    static Address address(Context ctx, String parameter) {
        String text = ctx.pathParam(parameter);
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, text, "is not an address: " + reason(e));
        }
    }

    /** A decimal number that names something; empty where it is too large to name anything we have. */
    static Optional<Long> number(Context ctx, String parameter) {
        String text = ctx.pathParam(parameter);
        if (!text.matches("0|[1-9][0-9]*")) {
            throw invalid(parameter, text, "is not a decimal number");
        }
        return text.length() > 18 ? Optional.empty() : Optional.of(Long.parseLong(text));
    }

    static Address address(Field field) {
        try {
            return Address.parse(field.text());
        } catch (IllegalArgumentException e) {
            throw field.invalid("is not an address: " + reason(e));
        }
    }

    static long amount(Field field) {
        return field.unsigned(Long.MAX_VALUE);
    }

    static long small(Field field) {
        return field.unsigned(MAX_32_BIT);
    }

    private static ApiError invalid(String name, String value, String rule) {
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return ApiError.badRequest("invalid_field", name + ": \"" + shown + "\" " + rule);
    }

    private static String reason(IllegalArgumentException e) {
        return e.getMessage().substring(e.getMessage().lastIndexOf(": ") + 2);
    }
}
