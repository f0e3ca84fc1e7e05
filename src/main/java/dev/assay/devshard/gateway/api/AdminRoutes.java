package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.DevshardOrder;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.escrow.LoadRefused;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.participant.Quarantine;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.settings.LiveSettings;
import dev.assay.devshard.gateway.settings.SettingRefused;
import dev.assay.devshard.gateway.store.Devshard;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;

/** /v1/admin (contract 2.2): settings, loaded escrows, participants. */
final class AdminRoutes {
    private final Escrows escrows;
    private final EscrowChoice choice;
    private final LiveSettings settings;
    private final Quarantines quarantines;

    AdminRoutes(Escrows escrows, LiveSettings settings, Quarantines quarantines) {
        this.escrows = escrows;
        this.choice = new EscrowChoice(escrows);
        this.settings = settings;
        this.quarantines = quarantines;
    }

    void settings(Context ctx) {
        JsonAnswer.send(ctx, settings.document());
    }

    /** A partial change; 400 naming the field where it does not hold, and then nothing was changed. */
    void changeSettings(Context ctx) {
        JsonNode change = Json.object(ctx.bodyAsBytes());
        try {
            settings.change(change);
        } catch (SettingRefused refused) {
            throw OpenAiError.invalid(refused.name().isEmpty() ? null : refused.name(), refused.getMessage());
        }
        JsonAnswer.send(ctx, settings.document());
    }

    void state(Context ctx) {
        ObjectNode body = Json.newObject();
        body.set("settings", settings.document());
        body.set("devshards", devshards());
        body.set("quarantines", quarantined());
        JsonAnswer.send(ctx, body);
    }

    void list(Context ctx) {
        ObjectNode body = Json.newObject();
        body.set("devshards", devshards());
        JsonAnswer.send(ctx, body);
    }

    private ArrayNode devshards() {
        ArrayNode all = Json.mapper().createArrayNode();
        escrows.all().forEach(escrow -> all.add(document(escrow)));
        return all;
    }

    private ObjectNode document(Escrow escrow) {
        return StatusRoute.runtime(escrow, settings.get().defaultModel());
    }

    private ArrayNode quarantined() {
        ArrayNode all = Json.mapper().createArrayNode();
        quarantines.all().forEach((address, quarantine) -> {
            ObjectNode entry = all.addObject().put("participant_key", address.value());
            describe(entry, quarantine);
        });
        return all;
    }

    private static void describe(ObjectNode entry, Quarantine quarantine) {
        entry.put("cause", quarantine.cause().wireName())
                .put("reason", quarantine.reason())
                .put("since", quarantine.since().toString())
                .put("until", quarantine.until().toString());
    }

    /** 201 with the escrow; typed refusals otherwise, with nothing kept. */
    void load(Context ctx) {
        load(ctx, DevshardOrder.read(Json.object(ctx.bodyAsBytes())).devshard());
    }

    /** Loads an escrow whose session lies in a directory of its own, brought from another gateway. */
    void importStored(Context ctx) {
        DevshardOrder order = DevshardOrder.read(Json.object(ctx.bodyAsBytes()));
        if (order.storagePath().isEmpty()) {
            throw OpenAiError.invalid("storage_path", "storage_path is required: the directory that holds the session");
        }
        if (!escrows.isStored(order.devshard())) {
            throw OpenAiError.invalid("storage_path", "storage_path holds no session of escrow " + order.id());
        }
        load(ctx, order.devshard());
    }

    private void load(Context ctx, Devshard devshard) {
        try {
            Escrow escrow = escrows.load(devshard);
            ctx.status(201);
            JsonAnswer.send(ctx, document(escrow));
        } catch (LoadRefused refused) {
            throw OpenAiError.of(refused.reason().status(), refused.reason().code(), refused.getMessage());
        } catch (Escrows.AlreadyLoaded loaded) {
            throw OpenAiError.of(409, "already_loaded", loaded.getMessage());
        }
    }

    void deactivate(Context ctx) {
        Escrow escrow = choice.of(ctx);
        escrows.deactivate(escrow, "deactivated by the administrator");
        JsonAnswer.send(ctx, document(escrow));
    }

    /** 409 while it is active. */
    void delete(Context ctx) {
        Escrow escrow = choice.of(ctx);
        if (escrow.isActive()) {
            throw OpenAiError.of(409, "escrow_active", "escrow " + escrow.id() + " is active; deactivate it first");
        }
        escrows.delete(escrow);
        JsonAnswer.send(ctx, Json.newObject().put("id", escrow.id()).put("deleted", true));
    }

    void participants(Context ctx) {
        Escrow escrow = choice.of(ctx);
        ObjectNode body = Json.newObject().put("id", escrow.id());
        ArrayNode participants = body.putArray("participants");
        EscrowChoice.session(escrow).members().forEach(member -> {
            ObjectNode entry = participants.addObject();
            entry.put("participant_key", member.address().value());
            ArrayNode slots = entry.putArray("slots");
            member.slots().forEach(slots::add);
            entry.put("url", member.url().toString());
            entry.put("proven_nonce", member.proven());
            var quarantine = quarantines.of(member.address());
            entry.put("quarantined", quarantine.isPresent());
            quarantine.ifPresent(holding -> describe(entry, holding));
        });
        JsonAnswer.send(ctx, body);
    }

    void unquarantine(Context ctx) {
        String key = Json.object(ctx.bodyAsBytes()).path("participant_key").asText("");
        Address participant = Address.tryParse(key)
                .orElseThrow(() ->
                        OpenAiError.invalid("participant_key", "participant_key must be a participant's address"));
        boolean cleared = quarantines.lift(participant);
        JsonAnswer.send(ctx, Json.newObject().put("participant_key", key).put("cleared", cleared));
    }
}
