package dev.assay.devshard.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body of a chat POST (contract 2.5). All that is wrong with it is a 400 that names the field, never a
 * session's failure.
 */
final class ChatBody {
    private ChatBody() {}

    static ChatRequest decode(byte[] body) {
        ObjectNode json = Json.object(body);
        return new ChatRequest(diffs(json), number(json, "nonce"), payload(json));
    }

    static List<SignedDiff> diffs(ObjectNode body) {
        JsonNode json = body.path("diffs");
        List<SignedDiff> diffs = new ArrayList<>();
        if (isAbsent(json)) {
            return diffs;
        }
        if (!json.isArray()) {
            throw malformed("diffs is not an array");
        }
        for (JsonNode diff : json) {
            String where = "diffs[" + diffs.size() + "]";
            mustBeWhole(diff.path("nonce"), where + ".nonce");
            diffs.add(signed(read(diff, DiffJson.class, where), where));
        }
        return diffs;
    }

    private static SignedDiff signed(DiffJson diff, String where) {
        try {
            return SignedDiff.fromJson(diff);
        } catch (MalformedMessage e) {
            throw malformed(where + ": " + e.getMessage());
        }
    }

    /** 0 where it is absent. */
    static long number(ObjectNode body, String field) {
        JsonNode json = body.path(field);
        if (isAbsent(json)) {
            return 0;
        }
        mustBeWhole(json, field);
        return json.longValue();
    }

    static Optional<PayloadJson> payload(ObjectNode body) {
        JsonNode json = body.path("payload");
        if (isAbsent(json)) {
            return Optional.empty();
        }
        PayloadJson payload = read(json, PayloadJson.class, "payload");
        if (payload.prompt() == null || payload.model() == null) {
            throw malformed("payload lacks " + (payload.prompt() == null ? "prompt" : "model"));
        }
        return Optional.of(payload);
    }

    private static <T> T read(JsonNode json, Class<T> type, String where) {
        try {
            if (json.isObject()) {
                return Json.mapper().treeToValue(json, type);
            }
        } catch (JsonProcessingException e) {
            // Told below; its text may repeat what was sent.
        }
        throw malformed(where + " is not of the contract's shape");
    }

    private static void mustBeWhole(JsonNode json, String where) {
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
            throw malformed(where + " is not a whole number from 0 to 2^63-1");
        }
    }

    private static boolean isAbsent(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }

    static ApiError malformed(String message) {
        return ApiError.badRequest("malformed_request", message);
    }
}
