package dev.assay.acceptance.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;

/** JSON as the judge reads it: one document, no duplicate keys, nothing after it. */
public final class Json {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    private Json() {}

    /** @throws IOException when this is not one JSON document */
    public static JsonNode read(ByteString bytes) throws IOException {
        return parsed(STRICT.readTree(bytes.toByteArray()));
    }

    /** @throws IOException when this is not one JSON document */
    public static JsonNode read(String text) throws IOException {
        return parsed(STRICT.readTree(text));
    }

    /** JSON that a scenario says in so many words. */
    public static JsonNode parsedText(String text) {
        try {
            return read(text);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("the feature says " + text + ", which is no JSON", notJson);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ByteString write(JsonNode node) {
        try {
            return ByteString.copyFrom(STRICT.writeValueAsBytes(node));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not writable as JSON", unwritable);
        }
    }

    private static JsonNode parsed(JsonNode node) throws IOException {
        if (node == null || node.isMissingNode()) {
            throw new IOException("empty, no JSON document");
        }
        return node;
    }
}
