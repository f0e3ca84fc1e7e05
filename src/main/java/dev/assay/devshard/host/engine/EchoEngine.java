package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Answers with the last user message of the prompt. A word with the white space around it is one token, the answer is
 * cut at the committed {@code max_tokens}. When the prompt says {@code "stream":true} the answer is real chunks: role,
 * one chunk a token, finish, usage; else one completion object. What the prompt says decides, since it is what the
 * record's prompt hash commits to; the transport's own {@code stream} flag is not hashed.
 */
public final class EchoEngine implements Engine {
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+(\\s+$)?");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Completion complete(Prompt prompt, Lines lines) throws EngineFailure {
        JsonNode request = parse(prompt);
        List<String> tokens = tokens(lastUserMessage(request));
        boolean cut = prompt.maxTokens() > 0 && tokens.size() > prompt.maxTokens();
        List<String> answer = cut ? tokens.subList(0, (int) prompt.maxTokens()) : tokens;
        OpenAiShapes shapes = new OpenAiShapes(json, prompt, cut ? "length" : "stop", inputTokens(request), answer);
        List<byte[]> sent = new ArrayList<>();
        for (JsonNode line : request.path("stream").asBoolean() ? shapes.chunks() : List.of(shapes.completion())) {
            byte[] payload = line.toString().getBytes(UTF_8);
            sent.add(payload);
            lines.line(payload);
        }
        return new Completion(sent, shapes.inputTokens(), answer.size());
    }

    private JsonNode parse(Prompt prompt) throws EngineFailure {
        try {
            return json.readTree(prompt.body());
        } catch (IOException e) {
            throw new EngineFailure("the prompt is not JSON", e);
        }
    }

    private static String lastUserMessage(JsonNode request) {
        String last = "";
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                last = text(message.path("content"));
            }
        }
        return last;
    }

    private static int inputTokens(JsonNode request) {
        int count = 0;
        for (JsonNode message : request.path("messages")) {
            count += tokens(text(message.path("content"))).size();
        }
        return count;
    }

    /** A content is a string, or parts of which those of type text count. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
