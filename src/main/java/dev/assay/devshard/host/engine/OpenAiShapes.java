package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One answer in the two shapes of the OpenAI API: a completion object, or the chunks of a stream. */
final class OpenAiShapes {
    private final ObjectMapper json;
    private final Prompt prompt;
    private final String finishReason;
    private final int inputTokens;
    private final List<String> answer;
    private final String id;

    OpenAiShapes(ObjectMapper json, Prompt prompt, String finishReason, int inputTokens, List<String> answer) {
        this.json = json;
        this.prompt = prompt;
        this.finishReason = finishReason;
        this.inputTokens = inputTokens;
        this.answer = answer;
        this.id = id();
    }

    int inputTokens() {
        return inputTokens;
    }

    ObjectNode completion() {
        ObjectNode completion = envelope("chat.completion");
        ObjectNode choice = choice(completion);
        choice.putObject("message").put("role", "assistant").put("content", String.join("", answer));
        choice.put("finish_reason", finishReason);
        completion.set("usage", usage());
        return completion;
    }

    List<ObjectNode> chunks() {
        List<ObjectNode> chunks = new ArrayList<>();
        chunks.add(delta(json.createObjectNode().put("role", "assistant").put("content", ""), null));
        for (String token : answer) {
            chunks.add(delta(json.createObjectNode().put("content", token), null));
        }
        chunks.add(delta(json.createObjectNode(), finishReason));
        chunks.add(usageChunk());
        return chunks;
    }

    private ObjectNode delta(ObjectNode delta, String reason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        ObjectNode choice = choice(chunk);
        choice.set("delta", delta);
        choice.put("finish_reason", reason);
        return chunk;
    }

    private ObjectNode usageChunk() {
        ObjectNode chunk = envelope("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage());
        return chunk;
    }

    private ObjectNode envelope(String object) {
        return json.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", prompt.startedAt())
                .put("model", prompt.model());
    }

    private static ObjectNode choice(ObjectNode envelope) {
        return envelope.putArray("choices").addObject().put("index", 0);
    }

    private JsonNode usage() {
        return json.createObjectNode()
                .put("prompt_tokens", inputTokens)
                .put("completion_tokens", answer.size())
                .put("total_tokens", inputTokens + answer.size());
    }

    /** Made of committed facts and the answer: a validator's answer carries the same id. */
    private String id() {
        byte[] started =
                ByteBuffer.allocate(Long.BYTES).putLong(prompt.startedAt()).array();
        byte[] text = String.join("", answer).getBytes(UTF_8);
        return "chatcmpl-"
                + Hash.sha256(started, prompt.model().getBytes(UTF_8), text)
                        .hex()
                        .substring(0, 24);
    }
}
