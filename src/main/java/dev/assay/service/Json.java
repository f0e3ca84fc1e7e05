package dev.assay.service;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as all services read and write it: exactly one value, nothing after it, numbers kept as they were written.
 * What is malformed ends in a 400 that gives the position and never the text, which may hold a secret.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** The mapper, for what the methods here do not cover. Shared: nobody reconfigures it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A request body that must be a JSON object.
     *
     * @throws ApiError 400 {@code malformed_json} or {@code not_an_object}
     */
    public static ObjectNode object(byte[] body) {
        if (value(body) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("not_an_object", "the body is not a JSON object");
    }

    /**
     * A request body that must be JSON of any kind.
     *
     * @throws ApiError 400 {@code malformed_json}
     */
    public static JsonNode value(byte[] body) {
        try {
            JsonNode value = MAPPER.readTree(body);
            if (value == null || value.isMissingNode()) {
                throw ApiError.badRequest("malformed_json", "the body is empty, JSON was expected");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw ApiError.badRequest("malformed_json", complaint(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    private static String complaint(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "the JSON is nested too deeply, or a name, text or number in it is too long";
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e instanceof JsonEOFException ? "the JSON ends too early," + where : "malformed JSON" + where;
    }
}
