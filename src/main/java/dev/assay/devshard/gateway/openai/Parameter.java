package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/**
 * The optional parameters of a chat request that the gateway understands, each with its rule. Whatever is not listed is
 * left out of the prompt: a host must not be steered by a parameter nobody checked.
 */
record Parameter(String name, String rule, Predicate<JsonNode> allowed, boolean forwarded) {
    private static final int MOST_STOPS = 4;
    private static final int MOST_TOP_LOGPROBS = 20;

    private static final List<Parameter> KNOWN = List.of(
            forwarded("temperature", "a number from 0 to 2", v -> number(v, 0, 2)),
            forwarded("top_p", "a number from 0 to 1", v -> number(v, 0, 1)),
            forwarded("presence_penalty", "a number from -2 to 2", v -> number(v, -2, 2)),
            forwarded("frequency_penalty", "a number from -2 to 2", v -> number(v, -2, 2)),
            forwarded("seed", "an integer", v -> v.isIntegralNumber() && v.canConvertToLong()),
            forwarded("stop", "a string or up to " + MOST_STOPS + " strings", Parameter::stops),
            forwarded(
                    "response_format",
                    "an object with a type",
                    v -> v.isObject() && v.path("type").isTextual()),
            forwarded("tools", "an array of objects", v -> arrayOf(v, JsonNode::isObject)),
            forwarded("tool_choice", "a string or an object", v -> v.isTextual() || v.isObject()),
            forwarded("parallel_tool_calls", "true or false", JsonNode::isBoolean),
            // Checked, then left out: an inference pays for one answer, and no client is shown log probabilities.
            checked("n", "1: one inference has one answer", v -> v.isIntegralNumber() && v.asLong() == 1),
            checked("logprobs", "true or false", JsonNode::isBoolean),
            checked("top_logprobs", "an integer from 0 to " + MOST_TOP_LOGPROBS, Parameter::topLogprobs),
            checked("stream_options", "an object", JsonNode::isObject));

    static void copyChecked(JsonNode request, ObjectNode body) {
        for (Parameter parameter : KNOWN) {
            JsonNode value = request.path(parameter.name);
            if (ChatRequestReader.absent(value)) {
                continue;
            }
            if (!parameter.allowed.test(value)) {
                throw OpenAiError.invalid(parameter.name, parameter.name + " must be " + parameter.rule);
            }
            if (parameter.forwarded) {
                body.set(parameter.name, value);
            }
        }
    }

    private static Parameter forwarded(String name, String rule, Predicate<JsonNode> allowed) {
        return new Parameter(name, rule, allowed, true);
    }

    private static Parameter checked(String name, String rule, Predicate<JsonNode> allowed) {
        return new Parameter(name, rule, allowed, false);
    }

    private static boolean number(JsonNode value, double least, double most) {
        return value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
    }

    private static boolean stops(JsonNode value) {
        return value.isTextual() || (arrayOf(value, JsonNode::isTextual) && value.size() <= MOST_STOPS);
    }

    private static boolean topLogprobs(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= MOST_TOP_LOGPROBS;
    }

    private static boolean arrayOf(JsonNode value, Predicate<JsonNode> element) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode each : value) {
            if (!element.test(each)) {
                return false;
            }
        }
        return true;
    }
}
