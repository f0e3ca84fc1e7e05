package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.generation.FinishReason;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.engine.generation.Usage;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.time.Instant;

/** One response in OpenAI's shapes, as it is made and when it is made. */
final class ResponseShapes {
    private final String id = Identity.fresh("resp_");
    private final String itemId = Identity.fresh("msg_");
    private final ResponseRequest request;
    private final long createdAt;

    ResponseShapes(ResponseRequest request, Instant now) {
        this.request = request;
        this.createdAt = now.getEpochSecond();
    }

    String id() {
        return id;
    }

    String itemId() {
        return itemId;
    }

    ObjectNode inProgress() {
        return frame("in_progress");
    }

    ObjectNode whole(Outcome outcome) {
        boolean cut = outcome.reason() == FinishReason.LENGTH;
        ObjectNode response = frame(cut ? "incomplete" : "completed");
        if (cut) {
            response.putObject("incomplete_details").put("reason", "max_output_tokens");
        }
        response.withArray("output").add(item(outcome));
        response.set("usage", usage(outcome.usage()));
        return response;
    }

    ObjectNode failed(ApiError error) {
        ObjectNode response = frame("failed");
        response.putObject("error").put("code", "server_error").put("message", error.getMessage());
        return response;
    }

    ObjectNode item(Outcome outcome) {
        String status = outcome.reason() == FinishReason.LENGTH ? "incomplete" : "completed";
        return outcome.toolCall().map(call -> call(call, status)).orElseGet(() -> message(outcome.text(), status));
    }

    ObjectNode emptyMessage() {
        ObjectNode message = message("", "in_progress");
        message.putArray("content");
        return message;
    }

    static ObjectNode part(String text) {
        ObjectNode part = Json.newObject().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    private ObjectNode message(String text, String status) {
        ObjectNode message = Json.newObject()
                .put("id", itemId)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant");
        message.putArray("content").add(part(text));
        return message;
    }

    private ObjectNode call(ToolCall call, String status) {
        return Json.newObject()
                .put("id", itemId.replace("msg_", "fc_"))
                .put("type", "function_call")
                .put("status", status)
                .put("call_id", itemId.replace("msg_", "call_"))
                .put("name", call.name())
                .put("arguments", call.arguments());
    }

    private ObjectNode frame(String status) {
        ObjectNode response = Json.newObject()
                .put("id", id)
                .put("object", "response")
                .put("created_at", createdAt)
                .put("status", status)
                .put("background", false)
                .putNull("error")
                .putNull("incomplete_details");
        repeat(response, "instructions", null);
        repeat(response, "max_output_tokens", null);
        response.put("model", request.model()).putArray("output");
        response.put("parallel_tool_calls", true);
        repeat(response, "previous_response_id", null);
        repeat(response, "reasoning", Json.newObject().putNull("effort").putNull("summary"));
        response.put("store", request.store());
        repeat(response, "temperature", response.numberNode(0));
        ObjectNode text = Json.newObject();
        text.putObject("format").put("type", "text");
        repeat(response, "text", text);
        repeat(response, "tool_choice", response.textNode("auto"));
        repeat(response, "tools", response.arrayNode());
        repeat(response, "top_p", response.numberNode(1));
        response.put("truncation", "disabled").putNull("usage");
        repeat(response, "user", null);
        repeat(response, "metadata", Json.newObject());
        return response;
    }

    /** As it was sent, or else so. */
    private void repeat(ObjectNode response, String name, JsonNode otherwise) {
        JsonNode sent = request.sent().get(name);
        response.set(name, sent == null || sent.isNull() ? otherwise : sent);
    }

    static ObjectNode usage(Usage usage) {
        ObjectNode node = Json.newObject().put("input_tokens", usage.promptTokens());
        node.putObject("input_tokens_details").put("cached_tokens", 0);
        node.put("output_tokens", usage.completionTokens());
        node.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return node.put("total_tokens", usage.totalTokens());
    }
}
