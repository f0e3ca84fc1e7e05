package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;

/** One message in Anthropic's shapes. */
final class MessageShapes {
    private final String id = Identity.fresh("msg_");
    private final String model;

    MessageShapes(String model) {
        this.model = model;
    }

    /** The whole message. */
    ObjectNode message(Outcome outcome) {
        ObjectNode message = frame();
        ArrayNode content = message.withArray("content");
        if (!outcome.text().isEmpty()) {
            content.add(text(outcome.text()));
        }
        outcome.toolCall().ifPresent(call -> content.add(toolUse(call).set("input", input(call))));
        end(message, outcome);
        message.set(
                "usage", usage(outcome.usage().promptTokens(), outcome.usage().completionTokens()));
        return message;
    }

    /** The message before its first word. */
    ObjectNode opening(int promptTokens) {
        ObjectNode message = frame();
        message.putNull("stop_reason").putNull("stop_sequence");
        message.set("usage", usage(promptTokens, 0));
        return message;
    }

    static ObjectNode text(String text) {
        return Json.newObject().put("type", "text").put("text", text);
    }

    /** A call without its input. */
    static ObjectNode toolUse(ToolCall call) {
        return Json.newObject()
                .put("type", "tool_use")
                .put("id", Identity.fresh("toolu_"))
                .put("name", call.name());
    }

    static ObjectNode end(ObjectNode into, Outcome outcome) {
        String reason =
                switch (outcome.reason()) {
                    case STOP -> outcome.stop().isPresent() ? "stop_sequence" : "end_turn";
                    case LENGTH -> "max_tokens";
                    case TOOL_CALLS -> "tool_use";
                };
        return into.put("stop_reason", reason)
                .put("stop_sequence", outcome.stop().orElse(null));
    }

    private ObjectNode frame() {
        ObjectNode message = Json.newObject()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        return message;
    }

    private static ObjectNode input(ToolCall call) {
        return Json.object(call.arguments().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode usage(int input, int output) {
        return Json.newObject()
                .put("input_tokens", input)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", output);
    }
}
