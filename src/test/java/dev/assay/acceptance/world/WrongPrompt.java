package dev.assay.acceptance.world;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.Json;
import java.util.function.UnaryOperator;

/** What can be wrong with a request to an engine, in the features' words. */
public enum WrongPrompt implements Titled {
    NO_MESSAGES("without messages", request -> request.without("messages")),
    EMPTY_MESSAGES("whose messages are none", request -> member(request, "messages", "[]")),
    NO_MODEL("without a model", request -> request.without("model")),
    MODEL_NUMBER("whose model is a number", request -> request.with("model", 7)),
    ROLE_TOOL("whose role is tool", request -> message(request, "{\"role\": \"tool\", \"content\": \"x\"}")),
    ROLE_MISSING("whose role is missing", request -> message(request, "{\"content\": \"x\"}")),
    CONTENT_EMPTY("whose content is empty", request -> message(request, "{\"role\": \"user\", \"content\": \"\"}")),
    CONTENT_NUMBER("whose content is a number", request -> message(request, "{\"role\": \"user\", \"content\": 5}")),
    CONTENT_PICTURE(
            "whose content is a picture",
            request -> message(request, "{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}")),
    CONTENT_HALF(
            "whose content is half a character",
            request -> message(request, "{\"role\": \"user\", \"content\": \"a\\ud83d\"}")),
    BUDGET_ZERO("whose budget is zero", request -> request.with("max_tokens", 0)),
    BUDGET_NEGATIVE("whose budget is negative", request -> request.with("max_tokens", -3)),
    BUDGET_HALF("whose budget is half a token", request -> member(request, "max_tokens", "0.5")),
    BUDGET_MILLION("whose budget is a million", request -> request.with("max_tokens", 1_000_000)),
    STREAM_WORD("whose stream is a word", request -> request.with("stream", "perhaps")),
    MANY_ANSWERS("whose number of answers is 1000", request -> request.with("n", 1000)),
    FORMAT_UNKNOWN(
            "whose response format is unknown", request -> member(request, "response_format", "{\"type\": \"poem\"}")),
    SEED_WORD("whose seed is a word", request -> request.with("seed", "seven")),
    TEMPERATURE_HIGH("whose temperature is 3", request -> request.with("temperature", 3)),
    TEMPERATURE_NEGATIVE("whose temperature is below zero", request -> member(request, "temperature", "-0.1")),
    TOP_P_HIGH("whose top_p is 2", request -> request.with("top_p", 2)),
    STOP_EMPTY("whose stop is empty", request -> request.with("stop", "")),
    STOP_NUMBER("whose stop is a number", request -> request.with("stop", 5)),
    STOPS_MANY("whose stops are five", request -> member(request, "stop", "[\"a\",\"b\",\"c\",\"d\",\"e\"]")),
    PENALTY_HIGH("whose penalty is 3", request -> request.with("presence_penalty", 3)),
    CHOICE_WITHOUT_TOOLS("whose tool choice has no tools", request -> request.with("tool_choice", "required")),
    CHANCES_MANY("whose token chances are 50", request -> member(request, "logprobs", "true")
            .with("top_logprobs", 50)),
    THREE_THINGS(
            "with 3 things wrong",
            request -> request.without("messages").with("temperature", 9).with("n", 0)),
    PROMPT_OF_1024("whose prompt is 1024 tokens long", request -> prompt(request, 1024)),
    PROMPT_OF_60000("whose prompt is 60000 tokens long", request -> prompt(request, 60_000)),
    TOO_LARGE("larger than any request may be", request -> prompt(request, 17 * 1024 * 1024));

    private final String title;
    private final UnaryOperator<ChatRequest> mistake;

    WrongPrompt(String title, UnaryOperator<ChatRequest> mistake) {
        this.title = title;
        this.mistake = mistake;
    }

    @Override
    public String title() {
        return title;
    }

    ByteString spoil(ChatRequest request) {
        return mistake.apply(request).bytes();
    }

    private static ChatRequest member(ChatRequest request, String name, String json) {
        return request.with(name, Json.parsedText(json));
    }

    private static ChatRequest message(ChatRequest request, String json) {
        return member(request, "messages", "[" + json + "]");
    }

    private static ChatRequest prompt(ChatRequest request, int tokens) {
        String text = "a".repeat(tokens - EngineQuestions.CONTROL_TOKENS);
        return message(request, "{\"role\": \"user\", \"content\": \"" + text + "\"}");
    }
}
