package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.generation.Delta;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.ToolCall;
import dev.assay.engine.generation.Usage;
import dev.assay.service.Json;
import java.util.List;
import java.util.Locale;

/** {@code chat.completion} and {@code chat.completion.chunk} (contract sections 4 and 5). */
final class ChatAnswers implements Answers {
    private final Envelope envelope;
    private final boolean chances;
    private final boolean usageInStream;

    ChatAnswers(Envelope envelope, ChatRequest request) {
        this.envelope = envelope;
        this.chances = request.generation().topChances() >= 0;
        this.usageInStream = request.usageInStream();
    }

    @Override
    public ObjectNode whole(List<Outcome> outcomes) {
        ObjectNode body = envelope.of("chat.completion");
        ArrayNode choices = body.putArray("choices");
        for (int index = 0; index < outcomes.size(); index++) {
            Outcome outcome = outcomes.get(index);
            ObjectNode choice = choices.addObject().put("index", index);
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            outcome.toolCall()
                    .ifPresentOrElse(
                            call -> message.putNull("content")
                                    .putArray("tool_calls")
                                    .add(call(call)),
                            () -> message.put("content", outcome.text()));
            message.putNull("refusal");
            Answers.putChances(choice, outcome.chances(), chances);
            choice.put("finish_reason", reason(outcome));
        }
        return Answers.put(body, Answers.sum(outcomes));
    }

    @Override
    public ObjectNode opening(int choice) {
        return chunk(choice, Json.newObject().put("role", "assistant").put("content", ""), null);
    }

    @Override
    public ObjectNode piece(int choice, Delta delta) {
        ObjectNode chunk = chunk(choice, Json.newObject().put("content", delta.text()), null);
        Answers.putChances((ObjectNode) chunk.path("choices").get(0), delta.chances(), chances);
        return chunk;
    }

    @Override
    public ObjectNode end(int choice, Outcome outcome) {
        ObjectNode delta = Json.newObject();
        outcome.toolCall()
                .ifPresent(call -> delta.putArray("tool_calls").add(call(call).put("index", 0)));
        return chunk(choice, delta, reason(outcome));
    }

    @Override
    public ObjectNode usage(Usage usage) {
        ObjectNode chunk = envelope.of("chat.completion.chunk");
        chunk.putArray("choices");
        return Answers.put(chunk, usage);
    }

    static String reason(Outcome outcome) {
        return outcome.reason().name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode chunk(int index, ObjectNode delta, String reason) {
        ObjectNode chunk = envelope.of("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", reason);
        if (usageInStream) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private ObjectNode call(ToolCall call) {
        ObjectNode node =
                Json.newObject().put("id", envelope.derivedId("call_")).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        return node;
    }
}
