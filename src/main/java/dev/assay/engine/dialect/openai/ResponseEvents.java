package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.dialect.Narrator;
import dev.assay.engine.generation.FinishReason;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.util.function.Consumer;

/** A response told in events, numbered from 0: created, in_progress, an item and its part in deltas, completed. */
final class ResponseEvents implements Narrator {
    private final ResponseShapes shapes;
    private final Consumer<ObjectNode> whenWhole;
    private int number;
    private boolean saying;

    /** @param whenWhole hears the response before its client does */
    ResponseEvents(ResponseShapes shapes, Consumer<ObjectNode> whenWhole) {
        this.shapes = shapes;
        this.whenWhole = whenWhole;
    }

    @Override
    public void begin(EventStream out) {
        send(out, with("response.created", shapes.inProgress()));
        send(out, with("response.in_progress", shapes.inProgress()));
    }

    @Override
    public void text(EventStream out, String text) {
        openMessage(out);
        send(out, partEvent("response.output_text.delta").put("delta", text));
    }

    @Override
    public void end(EventStream out, Outcome outcome) {
        ObjectNode item = shapes.item(outcome);
        outcome.toolCall().ifPresentOrElse(call -> call(out, item, call), () -> endMessage(out, outcome.text()));
        send(out, itemEvent("response.output_item.done", item));
        ObjectNode whole = shapes.whole(outcome);
        whenWhole.accept(whole);
        boolean cut = outcome.reason() == FinishReason.LENGTH;
        send(out, with(cut ? "response.incomplete" : "response.completed", whole));
    }

    @Override
    public void failed(EventStream out, ApiError error) {
        send(out, with("response.failed", shapes.failed(error)));
    }

    private void openMessage(EventStream out) {
        if (!saying) {
            saying = true;
            send(out, itemEvent("response.output_item.added", shapes.emptyMessage()));
            ObjectNode part = partEvent("response.content_part.added");
            part.set("part", ResponseShapes.part(""));
            send(out, part);
        }
    }

    private void endMessage(EventStream out, String text) {
        openMessage(out);
        send(out, partEvent("response.output_text.done").put("text", text));
        ObjectNode part = partEvent("response.content_part.done");
        part.set("part", ResponseShapes.part(text));
        send(out, part);
    }

    private void call(EventStream out, ObjectNode item, ToolCall call) {
        ObjectNode begun = item.deepCopy().put("status", "in_progress").put("arguments", "");
        send(out, itemEvent("response.output_item.added", begun));
        String id = item.path("id").textValue();
        send(
                out,
                of("response.function_call_arguments.delta")
                        .put("item_id", id)
                        .put("output_index", 0)
                        .put("delta", call.arguments()));
        send(
                out,
                of("response.function_call_arguments.done")
                        .put("item_id", id)
                        .put("output_index", 0)
                        .put("name", call.name())
                        .put("arguments", call.arguments()));
    }

    private ObjectNode with(String type, ObjectNode response) {
        ObjectNode event = of(type);
        event.set("response", response);
        return event;
    }

    private ObjectNode itemEvent(String type, ObjectNode item) {
        ObjectNode event = of(type).put("output_index", 0);
        event.set("item", item);
        return event;
    }

    private ObjectNode partEvent(String type) {
        ObjectNode event =
                of(type).put("item_id", shapes.itemId()).put("output_index", 0).put("content_index", 0);
        if (type.startsWith("response.output_text")) {
            event.putArray("logprobs");
        }
        return event;
    }

    private ObjectNode of(String type) {
        return Json.newObject().put("type", type).put("sequence_number", number++);
    }

    private static void send(EventStream out, ObjectNode event) {
        out.event(event.path("type").textValue(), Json.text(event));
    }
}
