package dev.assay.engine.dialect.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.dialect.Narrator;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;

/** One answer in Gemini's shape: a candidate, whole, or in pieces of the same shape of which the last has reason and usage. */
final class GenerateAnswer implements Narrator {
    private final String id = Identity.fresh("");
    private final String model;

    GenerateAnswer(String model) {
        this.model = model;
    }

    ObjectNode whole(Outcome outcome) {
        ObjectNode answer = outcome.toolCall().map(this::call).orElseGet(() -> text(outcome.text()));
        return finish(answer, outcome);
    }

    @Override
    public void begin(EventStream out) {
        // The first piece is the beginning.
    }

    @Override
    public void text(EventStream out, String text) {
        out.data(Json.text(text(text)));
    }

    @Override
    public void end(EventStream out, Outcome outcome) {
        ObjectNode last = outcome.toolCall().map(this::call).orElseGet(() -> text(""));
        out.data(Json.text(finish(last, outcome)));
    }

    @Override
    public void failed(EventStream out, ApiError error) {
        out.data(Json.text(GeminiError.body(error)));
    }

    private ObjectNode text(String text) {
        return piece(Json.newObject().put("text", text));
    }

    private ObjectNode call(ToolCall call) {
        ObjectNode part = Json.newObject();
        part.putObject("functionCall")
                .put("name", call.name())
                .set("args", Json.object(call.arguments().getBytes(StandardCharsets.UTF_8)));
        return piece(part);
    }

    private ObjectNode piece(ObjectNode part) {
        ObjectNode piece = Json.newObject();
        ObjectNode candidate = piece.putArray("candidates").addObject();
        candidate.putObject("content").put("role", "model").putArray("parts").add(part);
        candidate.put("index", 0);
        return piece.put("modelVersion", model).put("responseId", id);
    }

    private static ObjectNode finish(ObjectNode piece, Outcome outcome) {
        String reason =
                switch (outcome.reason()) {
                    case STOP, TOOL_CALLS -> "STOP";
                    case LENGTH -> "MAX_TOKENS";
                };
        ((ObjectNode) piece.at("/candidates/0")).put("finishReason", reason);
        piece.putObject("usageMetadata")
                .put("promptTokenCount", outcome.usage().promptTokens())
                .put("candidatesTokenCount", outcome.usage().completionTokens())
                .put("totalTokenCount", outcome.usage().totalTokens());
        return piece;
    }
}
