package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.dialect.Narrator;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.service.ApiError;
import dev.assay.service.Json;

/** A message told in Anthropic's events: message_start, blocks, message_delta, message_stop. */
final class MessageEvents implements Narrator {
    private final MessageShapes shapes;
    private final int promptTokens;
    private boolean saying;

    MessageEvents(MessageShapes shapes, int promptTokens) {
        this.shapes = shapes;
        this.promptTokens = promptTokens;
    }

    @Override
    public void begin(EventStream out) {
        send(out, "message_start", "message", shapes.opening(promptTokens));
        send(out, event("ping"));
    }

    @Override
    public void text(EventStream out, String text) {
        if (!saying) {
            saying = true;
            startBlock(out, MessageShapes.text(""));
        }
        delta(out, Json.newObject().put("type", "text_delta").put("text", text));
    }

    @Override
    public void end(EventStream out, Outcome outcome) {
        outcome.toolCall().ifPresent(call -> call(out, call));
        if (saying) {
            send(out, event("content_block_stop").put("index", 0));
        }
        ObjectNode last = event("message_delta");
        last.set("delta", MessageShapes.end(Json.newObject(), outcome));
        last.putObject("usage")
                .put("input_tokens", promptTokens)
                .put("output_tokens", outcome.usage().completionTokens());
        send(out, last);
        send(out, event("message_stop"));
    }

    @Override
    public void failed(EventStream out, ApiError error) {
        out.event("error", Json.text(AnthropicError.body(error)));
    }

    /** A call is a block of its own; the model says nothing beside it. */
    private void call(EventStream out, ToolCall call) {
        saying = true;
        ObjectNode block = MessageShapes.toolUse(call);
        block.putObject("input");
        startBlock(out, block);
        delta(out, Json.newObject().put("type", "input_json_delta").put("partial_json", call.arguments()));
    }

    private static void startBlock(EventStream out, ObjectNode block) {
        ObjectNode start = event("content_block_start").put("index", 0);
        start.set("content_block", block);
        send(out, start);
    }

    private static void delta(EventStream out, ObjectNode delta) {
        ObjectNode event = event("content_block_delta").put("index", 0);
        event.set("delta", delta);
        send(out, event);
    }

    private static void send(EventStream out, String type, String member, JsonNode value) {
        ObjectNode event = event(type);
        event.set(member, value);
        send(out, event);
    }

    private static void send(EventStream out, ObjectNode event) {
        out.event(event.path("type").textValue(), Json.text(event));
    }

    private static ObjectNode event(String type) {
        return Json.newObject().put("type", type);
    }
}
