package dev.assay.engine.dialect.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.schedule.Session;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Tokens;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.List;

/** {@code embedContent} and {@code batchEmbedContents}: texts as points of length 1. */
final class Embedding {
    private static final int MOST = 100;

    private final EngineParts parts;

    Embedding(EngineParts parts) {
        this.parts = parts;
    }

    void one(Context ctx) {
        Tokens text = text(Field.body(Json.object(ctx.bodyAsBytes())));
        ObjectNode body = Json.newObject();
        try (Session session = parts.admission().open(parts.client(ctx))) {
            body.putObject("embedding").set("values", values(session.embed(text)));
        }
        JsonAnswer.send(ctx, body);
    }

    void many(Context ctx) {
        Field requests = Field.body(Json.object(ctx.bodyAsBytes())).at("requests");
        List<Tokens> texts = requests.required(field -> field.each(this::text));
        if (texts.isEmpty() || texts.size() > MOST) {
            throw ApiError.badRequest("invalid_value", "requests: 1 to " + MOST + " are possible");
        }
        ObjectNode body = Json.newObject();
        ArrayNode embeddings = body.putArray("embeddings");
        try (Session session = parts.admission().open(parts.client(ctx))) {
            texts.forEach(text -> embeddings.addObject().set("values", values(session.embed(text))));
        }
        JsonAnswer.send(ctx, body);
    }

    private Tokens text(Field request) {
        String words = new Contents().words(request.at("content").required(field -> field));
        if (words.isEmpty()) {
            throw request.at("content").invalid("holds no text");
        }
        try {
            Tokens tokens = Tokenizer.encode(words);
            if (tokens.size() > parts.context()) {
                throw ApiError.badRequest(
                        "context_length_exceeded",
                        "content: " + tokens.size() + " tokens, and the model reads " + parts.context());
            }
            return tokens;
        } catch (Tokenizer.NotText e) {
            throw ApiError.badRequest("invalid_value", "content: " + e.getMessage());
        }
    }

    private static ArrayNode values(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        ArrayNode values = Json.mapper().createArrayNode();
        for (float value : vector) {
            values.add((float) (value / Math.sqrt(square)));
        }
        return values;
    }
}
