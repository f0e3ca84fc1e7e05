package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import java.io.IOException;
import java.util.Optional;

/**
 * An inference engine behind an OpenAI-compatible API. It runs what the record commits to: the prompt's body, at most
 * the committed tokens, and, where the application named no seed, one made of the prompt, so that sampling repeats too.
 * An engine that is busy (429, 503) is asked again until its patience is over; a refusal of the request is an answer
 * ({@link RequestRefused}); any other refusal, a silence, and an answer without its end are failures.
 */
public final class RemoteEngine implements Engine {
    private static final String DONE = "[DONE]";

    private final ObjectMapper json = new ObjectMapper();
    private final EngineAccess access;
    private final RemoteConnection connection;

    public RemoteEngine(EngineAccess access) {
        this.access = access;
        this.connection = new RemoteConnection(access, json);
    }

    @Override
    public Completion complete(Prompt prompt, Lines lines) throws EngineFailure {
        ObjectNode body = body(prompt);
        RemoteLines answer = new RemoteLines(json, prompt, lines);
        try (RemoteAnswer remote = connection.post(body)) {
            if (body.path("stream").asBoolean()) {
                readEvents(remote, answer);
            } else {
                answer.add(new String(remote.whole(), UTF_8));
            }
        } catch (RequestRefused refused) {
            Completion refusal = refused.completion();
            refusal.lines().forEach(lines::line);
            return refusal;
        }
        return answer.completion();
    }

    private static void readEvents(RemoteAnswer remote, RemoteLines answer) throws EngineFailure {
        for (Optional<String> line = remote.line(); line.isPresent(); line = remote.line()) {
            if (line.get().startsWith("data:")) {
                String payload = line.get().substring("data:".length()).strip();
                if (payload.equals(DONE)) {
                    remote.finish();
                    return;
                }
                answer.add(payload);
            }
        }
        throw new EngineFailure("the engine's stream ended without " + DONE);
    }

    private ObjectNode body(Prompt prompt) throws EngineFailure {
        ObjectNode body = parse(prompt.body());
        access.model().ifPresent(name -> body.put("model", name));
        if (prompt.maxTokens() > 0) {
            body.remove("max_completion_tokens");
            body.put("max_tokens", Math.min(prompt.maxTokens(), access.mostTokens()));
        }
        if (body.path("stream").asBoolean()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        if (!body.hasNonNull("seed")) {
            body.put("seed", seed(prompt));
        }
        return body;
    }

    private ObjectNode parse(byte[] prompt) throws EngineFailure {
        try {
            if (json.readTree(prompt) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new EngineFailure("the prompt is not JSON", e);
        }
        throw new EngineFailure("the prompt is not a JSON object");
    }

    /** Of the committed prompt, in 31 bits, which every engine takes. */
    private static int seed(Prompt prompt) throws EngineFailure {
        return Integer.parseUnsignedInt(committed(prompt).hex().substring(0, 8), 16) & Integer.MAX_VALUE;
    }

    /** What the record commits to: the same however the JSON is laid out. */
    static Hash committed(Prompt prompt) throws EngineFailure {
        try {
            return CanonicalJson.promptHash(prompt.body());
        } catch (MalformedMessage e) {
            throw new EngineFailure("the prompt is not JSON", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
