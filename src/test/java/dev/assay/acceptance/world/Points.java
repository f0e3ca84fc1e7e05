package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** The points that an engine makes of texts. */
public final class Points {
    private final EngineUnderTest engine;
    private Document answer;

    public Points(EngineUnderTest engine) {
        this.engine = engine;
    }

    /** @param form as the API has it: {@code float} or {@code base64} */
    public void asks(String form, List<String> texts) {
        ObjectNode body = Json.object().put("model", engine.model()).put("encoding_format", form);
        texts.forEach(body.putArray("input")::add);
        answer = engine.client()
                .post("/v1/embeddings", Json.write(body))
                .mustHave(200)
                .document();
    }

    /** In the order in which the answer numbers them. */
    public List<List<Float>> all() {
        return answer.each("data", entry -> entry).stream()
                .sorted(Comparator.comparingLong(entry -> entry.number("index")))
                .map(Points::numbers)
                .toList();
    }

    public long tokens() {
        return answer.at("usage").number("prompt_tokens");
    }

    /** How far from the middle, which is 1 for every point. */
    public static double length(List<Float> point) {
        return Math.sqrt(
                point.stream().mapToDouble(number -> (double) number * number).sum());
    }

    private static List<Float> numbers(Document entry) {
        JsonNode embedding = entry.json().path("embedding");
        List<Float> numbers = new ArrayList<>();
        if (embedding.isTextual()) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(embedding.textValue()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                numbers.add(bytes.getFloat());
            }
        }
        embedding.forEach(number -> numbers.add(number.floatValue()));
        return numbers;
    }
}
