package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.StreamRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody who speaks Gemini's own dialect by hand. */
public final class GeminiDialect {
    private static final String ANSWERS = "/v1beta/models/gemini-2.5-flash-lite:";
    private static final String POINTS = "/v1beta/models/gemini-embedding-001:";

    private final DialectEngine engine;
    private Document answer;
    private StreamRecord stream;

    public GeminiDialect(DialectEngine engine) {
        this.engine = engine;
    }

    public void asks(String text) {
        answer = client().post(Vendor.GEMINI.mount() + ANSWERS + "generateContent", said(text))
                .mustHave(200)
                .document();
    }

    public Document answer() {
        return answer;
    }

    /** The text of the only candidate. */
    public String text() {
        return answer.each("candidates", GeminiDialect::words).get(0);
    }

    public void streams(String text) {
        stream = client().stream(Vendor.GEMINI.mount() + ANSWERS + "streamGenerateContent?alt=sse", said(text));
    }

    /** The pieces, each a document of the answer's own shape. */
    public List<JsonNode> pieces() {
        return stream.dataEvents().stream()
                .flatMap(event -> event.json().stream())
                .toList();
    }

    public String toldText() {
        return pieces().stream()
                .map(piece -> piece.at("/candidates/0/content/parts/0/text").asText(""))
                .collect(Collectors.joining());
    }

    /** The list of numbers that stands for a text. */
    public List<String> point(String text) {
        return client().post(
                        Vendor.GEMINI.mount() + POINTS + "embedContent",
                        ByteString.copyFromUtf8("{\"content\": {\"parts\": [{\"text\": \"" + text + "\"}]}}"))
                .mustHave(200)
                .document()
                .at("embedding")
                .each("values", value -> value.json().toString());
    }

    static String words(Document candidate) {
        return String.join("", candidate.at("content").each("parts", part -> part.text("text")));
    }

    private EngineClient client() {
        return engine.speaking(Vendor.GEMINI);
    }

    private static ByteString said(String text) {
        return ByteString.copyFromUtf8(
                "{\"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"" + text + "\"}]}]}");
    }
}
