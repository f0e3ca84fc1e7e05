package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one remote answer. What differs from run to run without being the model's word (identifiers, the clock, the
 * server's build) is replaced by what the record commits to; all else stays the engine's own. So a validator's run gives the
 * same bytes as the executor's.
 */
final class RemoteLines {
    private static final int MOST_COMPLAINT = 200;

    private final ObjectMapper json;
    private final Prompt prompt;
    private final Engine.Lines heard;
    private final String identity;
    private final List<byte[]> lines = new ArrayList<>();
    private JsonNode usage;
    private boolean finished;
    private int calls;

    RemoteLines(ObjectMapper json, Prompt prompt, Engine.Lines heard) throws EngineFailure {
        this.json = json;
        this.prompt = prompt;
        this.heard = heard;
        this.identity = identity(prompt);
    }

    void add(String payload) throws EngineFailure {
        ObjectNode object = parse(payload);
        if (object.hasNonNull("error")) {
            throw new EngineFailure("the engine broke off: " + complaint(object));
        }
        object.put("id", "chatcmpl-" + identity);
        object.put("created", prompt.startedAt());
        object.put("model", prompt.model());
        object.remove(List.of("system_fingerprint", "service_tier"));
        for (JsonNode choice : object.path("choices")) {
            finished |= choice.hasNonNull("finish_reason");
            rename(choice.path("delta").path("tool_calls"));
            rename(choice.path("message").path("tool_calls"));
        }
        if (object.path("usage").isObject()) {
            usage = object.get("usage");
        }
        byte[] line = object.toString().getBytes(UTF_8);
        lines.add(line);
        heard.line(line);
    }

    /** @throws EngineFailure where the engine did not finish, or did not count */
    Completion completion() throws EngineFailure {
        if (!finished) {
            throw new EngineFailure("the engine's answer has no finish");
        }
        if (usage == null) {
            throw new EngineFailure("the engine did not count its tokens");
        }
        return new Completion(lines, count("prompt_tokens"), count("completion_tokens"));
    }

    /** What an engine complains of, short enough for a log line. */
    static String complaint(JsonNode answer) {
        JsonNode error = answer.path("error");
        String text =
                error.isTextual() ? error.textValue() : error.path("message").asText("no reason given");
        return text.substring(0, Math.min(text.length(), MOST_COMPLAINT)).replaceAll("[\\r\\n]+", " ");
    }

    private long count(String name) throws EngineFailure {
        JsonNode count = usage.path(name);
        if (!count.canConvertToLong() || count.longValue() < 0) {
            throw new EngineFailure("the engine's " + name + " is no count of tokens: " + count);
        }
        return count.longValue();
    }

    private void rename(JsonNode toolCalls) {
        for (JsonNode call : toolCalls) {
            if (call instanceof ObjectNode object && object.hasNonNull("id")) {
                object.put("id", "call_" + identity.substring(0, 16) + "_" + calls++);
            }
        }
    }

    private ObjectNode parse(String payload) throws EngineFailure {
        try {
            if (json.readTree(payload) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new EngineFailure("the engine sent a line that is not JSON", e);
        }
        throw new EngineFailure("the engine sent a line that is not a JSON object");
    }

    private static String identity(Prompt prompt) throws EngineFailure {
        byte[] started =
                ByteBuffer.allocate(Long.BYTES).putLong(prompt.startedAt()).array();
        return Hash.sha256(
                        started,
                        prompt.model().getBytes(UTF_8),
                        RemoteEngine.committed(prompt).hex().getBytes(UTF_8))
                .hex()
                .substring(0, 24);
    }
}
