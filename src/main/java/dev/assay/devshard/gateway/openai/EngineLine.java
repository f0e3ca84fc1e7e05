package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One {@code data:} line of a host's stream, told apart by what it is for. */
public sealed interface EngineLine {
    /** {@code [DONE]}: the engine has said everything. */
    record Done() implements EngineLine {}

    /** A line between host and gateway; a client never sees it (contract 2.1). */
    record Internal(ObjectNode event) implements EngineLine {}

    /** The engine refused the request or broke. */
    record Failure(int status, String message) implements EngineLine {}

    /** A piece of the answer. */
    record Piece(ObjectNode object) implements EngineLine {}

    /** Not one of these: a host that speaks garbage. */
    record Garbage(String data) implements EngineLine {}

    static EngineLine parse(ObjectMapper json, String data) {
        if (data.strip().equals("[DONE]")) {
            return new Done();
        }
        JsonNode line;
        try {
            line = json.readTree(data);
        } catch (JsonProcessingException e) {
            return new Garbage(data);
        }
        if (!(line instanceof ObjectNode object)) {
            return new Garbage(data);
        }
        if (object.has("devshard_receipt") || object.has("devshard_meta")) {
            return new Internal(object);
        }
        return object.hasNonNull("error") ? failure(object.get("error")) : new Piece(object);
    }

    private static Failure failure(JsonNode error) {
        int code = error.path("code").asInt(error.path("status").asInt(502));
        int status = code >= 400 && code <= 599 ? code : 502;
        String message =
                error.isTextual() ? error.textValue() : error.path("message").asText("the engine failed");
        return new Failure(status, message);
    }
}
