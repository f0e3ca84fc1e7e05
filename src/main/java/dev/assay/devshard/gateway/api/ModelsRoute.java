package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** GET models: what may be asked for. Open to anybody (contract 2.1). */
final class ModelsRoute {
    private final Escrows escrows;
    private final EscrowChoice choice;
    private final Supplier<GatewaySettings> settings;
    private final long since;

    /** @param since unix seconds; when this gateway began to serve them */
    ModelsRoute(Escrows escrows, Supplier<GatewaySettings> settings, long since) {
        this.escrows = escrows;
        this.choice = new EscrowChoice(escrows);
        this.settings = settings;
        this.since = since;
    }

    void list(Context ctx) {
        ObjectNode body = Json.newObject().put("object", "list");
        ArrayNode data = body.putArray("data");
        served(ctx).forEach(model -> data.add(entry(model)));
        JsonAnswer.send(ctx, body);
    }

    void one(Context ctx) {
        String model = ctx.pathParam("model");
        if (!served(ctx).contains(model)) {
            throw OpenAiError.of(404, "model_not_found", "model \"" + model + "\" is not served here");
        }
        JsonAnswer.send(ctx, entry(model));
    }

    private Set<String> served(Context ctx) {
        String byDefault = settings.get().defaultModel();
        if (EscrowChoice.named(ctx).isPresent()) {
            return Set.of(choice.of(ctx).model(byDefault));
        }
        Set<String> models = new TreeSet<>(Set.of(byDefault));
        escrows.all().stream()
                .filter(Escrow::isActive)
                .map(escrow -> escrow.model(byDefault))
                .forEach(models::add);
        return models;
    }

    private ObjectNode entry(String model) {
        return Json.newObject()
                .put("id", model)
                .put("object", "model")
                .put("created", since)
                .put("owned_by", "devshard")
                .put("name", model);
    }
}
