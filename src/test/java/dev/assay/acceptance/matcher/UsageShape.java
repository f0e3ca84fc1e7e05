package dev.assay.acceptance.matcher;

import java.util.OptionalLong;

/** Token counts as OpenAI gives them: three whole numbers that add up. */
final class UsageShape {
    private UsageShape() {}

    static void check(Shape usage) {
        OptionalLong prompt = usage.number("prompt_tokens");
        OptionalLong completion = usage.number("completion_tokens");
        OptionalLong total = usage.number("total_tokens");
        if (prompt.isPresent() && completion.isPresent() && total.isPresent()) {
            long sum = prompt.getAsLong() + completion.getAsLong();
            usage.at("total_tokens").wanted(total.getAsLong() == sum, "the sum " + sum);
        }
    }
}
