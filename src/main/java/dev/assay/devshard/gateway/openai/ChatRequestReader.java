package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads an application's chat request, says what is wrong with it, and normalises it (contract 2.1): known parameters in
 * one order, the token limit made explicit, a usage chunk always asked for. Two bodies that ask the same become the same
 * bytes, so key order and ignored parameters do not defeat the cache.
 */
public final class ChatRequestReader {
    private static final int BYTES_PER_TOKEN = 4;
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function");

    private ChatRequestReader() {}

    /** The model the request names, or {@code fallback} where it names none. */
    public static String model(JsonNode request, String fallback) {
        requireObject(request);
        JsonNode model = request.path("model");
        if (absent(model)) {
            return fallback;
        }
        if (!model.isTextual() || model.textValue().isBlank()) {
            throw OpenAiError.invalid("model", "model must be a non-empty string");
        }
        return model.textValue();
    }

    /** @throws OpenAiError 400, naming the parameter, for a request that cannot be served as it stands */
    public static ChatRequest read(JsonNode request, String model, TokenLimits limits) {
        requireObject(request);
        JsonNode messages = checkedMessages(request.path("messages"));
        boolean stream = flag(request, "stream");
        long maxTokens = limits.grant(askedTokens(request));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", model);
        body.set("messages", messages);
        body.put("stream", stream);
        body.put("max_tokens", maxTokens);
        if (stream) {
            body.putObject("stream_options").put("include_usage", true);
        }
        Parameter.copyChecked(request, body);
        ByteString prompt = ByteString.copyFromUtf8(body.toString());
        return new ChatRequest(model, stream, estimateTokens(messages), maxTokens, prompt);
    }

    private static void requireObject(JsonNode request) {
        if (request == null || !request.isObject()) {
            throw OpenAiError.invalid(null, "the request body must be a JSON object");
        }
    }

    private static JsonNode checkedMessages(JsonNode messages) {
        if (absent(messages)) {
            throw OpenAiError.invalid("messages", "messages is required");
        }
        if (!messages.isArray()) {
            throw OpenAiError.invalid("messages", "messages must be an array");
        }
        if (messages.isEmpty()) {
            throw OpenAiError.invalid("messages", "messages must hold at least one message");
        }
        for (int i = 0; i < messages.size(); i++) {
            checkMessage("messages[" + i + "]", messages.get(i));
        }
        return messages;
    }

    private static void checkMessage(String where, JsonNode message) {
        if (!message.isObject()) {
            throw OpenAiError.invalid(where, where + " must be an object");
        }
        if (!ROLES.contains(message.path("role").asText(""))) {
            throw OpenAiError.invalid(where + ".role", where + ".role must be one of " + new TreeSet<>(ROLES));
        }
        JsonNode content = message.path("content");
        if (!absent(content) && !content.isTextual() && !content.isArray()) {
            throw OpenAiError.invalid(where + ".content", where + ".content must be a string or an array of parts");
        }
        boolean maySayNothing = message.has("tool_calls") || message.has("function_call");
        if (absent(content) && !maySayNothing) {
            throw OpenAiError.invalid(where + ".content", where + ".content is required");
        }
    }

    private static OptionalLong askedTokens(JsonNode request) {
        OptionalLong completion = positive(request, "max_completion_tokens");
        OptionalLong max = positive(request, "max_tokens");
        return completion.isPresent() ? completion : max;
    }

    private static OptionalLong positive(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (absent(value)) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw OpenAiError.invalid(name, name + " must be a positive integer");
        }
        return OptionalLong.of(value.longValue());
    }

    private static boolean flag(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (!absent(value) && !value.isBoolean()) {
            throw OpenAiError.invalid(name, name + " must be true or false");
        }
        return value.asBoolean(false);
    }

    private static long estimateTokens(JsonNode messages) {
        int bytes = ByteString.copyFromUtf8(messages.toString()).size();
        return Math.max(1, (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN);
    }

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
