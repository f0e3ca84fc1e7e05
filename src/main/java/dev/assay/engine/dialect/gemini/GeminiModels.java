package dev.assay.engine.dialect.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.dialect.VendorModel;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.List;

/** The names by which Gemini's clients know the one model, and what each may be asked for. */
public final class GeminiModels {
    public static final List<VendorModel> ALL =
            List.of(VendorModel.answers("gemini-2.5-flash-lite"), VendorModel.embeddings("gemini-embedding-001"));

    private static final String PREFIX = "models/";

    private final EngineParts parts;

    GeminiModels(EngineParts parts) {
        this.parts = parts;
    }

    void list(Context ctx) {
        ObjectNode body = Json.newObject();
        ArrayNode models = body.putArray("models");
        ALL.forEach(model -> models.add(describe(model)));
        JsonAnswer.send(ctx, body);
    }

    void one(Context ctx) {
        JsonAnswer.send(ctx, describe(find(ctx.pathParam("model"))));
    }

    /** @throws ApiError 404 when there is no such model, 400 when it is not for this */
    static VendorModel require(String id, VendorModel.Kind kind, String method) {
        VendorModel model = find(id);
        if (model.kind() != kind) {
            throw ApiError.badRequest("invalid_value", PREFIX + id + " is not for " + method);
        }
        return model;
    }

    private static VendorModel find(String id) {
        return ALL.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound(PREFIX + shown(id) + " is not found for API version v1beta"));
    }

    private ObjectNode describe(VendorModel model) {
        ObjectNode node = Json.newObject()
                .put("name", PREFIX + model.id())
                .put("version", "001")
                .put("displayName", model.id())
                .put("inputTokenLimit", parts.context())
                .put("outputTokenLimit", parts.context());
        ArrayNode methods = node.putArray("supportedGenerationMethods");
        if (model.kind() == VendorModel.Kind.ANSWERS) {
            methods.add("generateContent").add("streamGenerateContent").add("countTokens");
        } else {
            methods.add("embedContent").add("batchEmbedContents");
        }
        return node;
    }

    private static String shown(String id) {
        return id.length() > 100 ? id.substring(0, 100) + "..." : id;
    }
}
