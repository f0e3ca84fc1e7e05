package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Turns one object of a host's engine into the chunks a client may see (contract 2.1): probabilities and token ids
 * removed wherever they stand, and a complete {@code message} taken apart into role, content, finish and usage chunks.
 */
public final class ChunkRewriter {
    private static final String CHUNK = "chat.completion.chunk";
    private static final Set<String> REMOVED =
            Set.of("logprob", "logprobs", "top_logprobs", "token_ids", "prompt_token_ids", "prompt_logprobs");

    private final AnswerIdentity identity;

    public ChunkRewriter(AnswerIdentity identity) {
        this.identity = identity;
    }

    /** The chunks of one engine object, in order; several where it held a complete message. */
    public List<ObjectNode> rewrite(ObjectNode fromEngine) {
        ObjectNode cleaned = fromEngine.deepCopy();
        removeProbabilities(cleaned);
        addTotal(cleaned.path("usage"));
        ObjectNode named = identity.complete(cleaned, CHUNK);
        return holdsMessage(named) ? takeApart(named) : List.of(withChoices(named));
    }

    private static boolean holdsMessage(ObjectNode document) {
        return StreamSupport.stream(document.path("choices").spliterator(), false)
                .anyMatch(choice -> choice.path("message").isObject());
    }

    private static ObjectNode withChoices(ObjectNode chunk) {
        if (!chunk.path("choices").isArray()) {
            chunk.putArray("choices");
        }
        return chunk;
    }

    private static List<ObjectNode> takeApart(ObjectNode completion) {
        List<ObjectNode> roles = new ArrayList<>();
        List<ObjectNode> contents = new ArrayList<>();
        List<ObjectNode> finishes = new ArrayList<>();
        int position = 0;
        for (JsonNode choice : completion.path("choices")) {
            int index = choice.path("index").asInt(position++);
            JsonNode message = choice.path("message");
            ObjectNode role =
                    completion.objectNode().put("role", message.path("role").asText("assistant"));
            roles.add(chunk(completion, index, role, null));
            contents.add(chunk(completion, index, contentOf(message), null));
            String finish = choice.path("finish_reason").asText("stop");
            finishes.add(chunk(completion, index, completion.objectNode(), "null".equals(finish) ? "stop" : finish));
        }
        List<ObjectNode> chunks = new ArrayList<>(roles);
        chunks.addAll(contents);
        chunks.addAll(finishes);
        if (completion.hasNonNull("usage")) {
            chunks.add(usageChunk(completion));
        }
        return chunks;
    }

    private static ObjectNode contentOf(JsonNode message) {
        ObjectNode delta = message.deepCopy();
        delta.remove("role");
        if (!delta.hasNonNull("content")) {
            delta.remove("content");
        }
        int index = 0;
        for (JsonNode call : delta.path("tool_calls")) {
            if (call instanceof ObjectNode object && !object.has("index")) {
                object.put("index", index);
            }
            index++;
        }
        return delta;
    }

    private static ObjectNode chunk(ObjectNode completion, int index, ObjectNode delta, String finish) {
        ObjectNode chunk = frame(completion);
        ObjectNode choice = chunk.putArray("choices").addObject();
        choice.put("index", index);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return chunk;
    }

    private static ObjectNode usageChunk(ObjectNode completion) {
        ObjectNode chunk = frame(completion);
        chunk.putArray("choices");
        chunk.set("usage", completion.get("usage"));
        return chunk;
    }

    private static ObjectNode frame(ObjectNode completion) {
        ObjectNode frame = completion.deepCopy();
        frame.remove(List.of("choices", "usage"));
        return frame;
    }

    /** OpenAI's usage has a total, and clients insist on it. */
    private static void addTotal(JsonNode usage) {
        if (usage instanceof ObjectNode object && !object.has("total_tokens")) {
            long total = object.path("prompt_tokens").asLong()
                    + object.path("completion_tokens").asLong();
            object.put("total_tokens", total);
        }
    }

    private static void removeProbabilities(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(REMOVED);
            object.forEach(ChunkRewriter::removeProbabilities);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ChunkRewriter::removeProbabilities);
        }
    }

    /** Whether a chunk says something: text, a call, or that the answer ends. A lone role does not. */
    public static boolean saysSomething(ObjectNode chunk) {
        return StreamSupport.stream(chunk.path("choices").spliterator(), false).anyMatch(ChunkRewriter::choiceSays);
    }

    private static boolean choiceSays(JsonNode choice) {
        if (choice.hasNonNull("finish_reason")) {
            return true;
        }
        return choice.path("delta").properties().stream()
                .filter(field -> !field.getKey().equals("role"))
                .map(Map.Entry::getValue)
                .anyMatch(value -> value.isTextual() ? !value.textValue().isEmpty() : !value.isEmpty());
    }
}
