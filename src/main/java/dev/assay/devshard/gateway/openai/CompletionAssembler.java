package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the chunks of a stream together again: the whole answer, not its last piece (D18). Deltas of one choice join in
 * order; texts are appended, tool calls joined by their index, anything else as last said.
 */
public final class CompletionAssembler {
    private final SortedMap<Integer, ObjectNode> choices = new TreeMap<>();
    private ObjectNode frame;
    private JsonNode usage;

    public void add(ObjectNode chunk) {
        ObjectNode rest = chunk.deepCopy();
        rest.remove("choices");
        JsonNode said = rest.remove("usage");
        usage = said != null && said.isObject() ? said : usage;
        frame = frame == null ? rest : frame;
        for (JsonNode choice : chunk.path("choices")) {
            join(choice);
        }
    }

    public boolean isEmpty() {
        return choices.isEmpty();
    }

    /** The completion so far. */
    public ObjectNode completion() {
        ObjectNode completion = frame.deepCopy();
        completion.put("object", "chat.completion");
        ArrayNode all = completion.putArray("choices");
        choices.forEach((index, choice) -> all.add(finished(choice.deepCopy())));
        if (usage != null) {
            completion.set("usage", usage);
        }
        return completion;
    }

    private static ObjectNode finished(ObjectNode choice) {
        ObjectNode message = (ObjectNode) choice.get("message");
        if (!message.has("content")) {
            message.putNull("content");
        }
        for (JsonNode call : message.path("tool_calls")) {
            ((ObjectNode) call).remove("index");
        }
        return choice;
    }

    private void join(JsonNode choice) {
        int index = choice.path("index").asInt(0);
        ObjectNode whole = choices.computeIfAbsent(index, i -> newChoice(frame, i));
        ObjectNode message = (ObjectNode) whole.get("message");
        for (Map.Entry<String, JsonNode> field : choice.path("delta").properties()) {
            joinField(message, field.getKey(), field.getValue());
        }
        if (choice.hasNonNull("finish_reason")) {
            whole.set("finish_reason", choice.get("finish_reason"));
        }
    }

    private static ObjectNode newChoice(ObjectNode factory, int index) {
        ObjectNode choice = factory.objectNode();
        choice.put("index", index);
        choice.putObject("message").put("role", "assistant");
        return choice.put("finish_reason", "stop");
    }

    private static void joinField(ObjectNode message, String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (name.equals("tool_calls") && value.isArray()) {
            value.forEach(call -> joinCall(message.withArray("tool_calls"), call));
        } else if (value.isTextual() && !name.equals("role")) {
            message.put(name, message.path(name).asText("") + value.textValue());
        } else {
            message.set(name, value.deepCopy());
        }
    }

    private static void joinCall(ArrayNode calls, JsonNode piece) {
        int index = piece.path("index").asInt(Math.max(0, calls.size() - 1));
        for (JsonNode call : calls) {
            if (call.path("index").asInt() == index) {
                joinCallPiece((ObjectNode) call, piece);
                return;
            }
        }
        calls.add(((ObjectNode) piece.deepCopy()).put("index", index));
    }

    private static void joinCallPiece(ObjectNode call, JsonNode piece) {
        JsonNode function = piece.path("function");
        ObjectNode whole = call.withObject("/function");
        for (String name : new String[] {"name", "arguments"}) {
            if (function.path(name).isTextual()) {
                whole.put(name, whole.path(name).asText("") + function.get(name).textValue());
            }
        }
    }
}
