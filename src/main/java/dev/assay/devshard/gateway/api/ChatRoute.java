package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.openai.ChatRequest;
import dev.assay.devshard.gateway.openai.ChatRequestReader;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.openai.TokenLimits;
import dev.assay.devshard.gateway.settings.Disabled;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * POST chat/completions (contract 2.1). In this order: is the gateway here, may this caller ask at all, is the request
 * sound, may it ask this model, does an escrow take it, is it answered already, is there room. Only then is anything spent.
 */
final class ChatRoute {
    private final Escrows escrows;
    private final EscrowChoice choice;
    private final Keys keys;
    private final Supplier<GatewaySettings> settings;
    private final ChatAnswers answers;

    ChatRoute(Escrows escrows, Keys keys, Supplier<GatewaySettings> settings, ChatAnswers answers) {
        this.escrows = escrows;
        this.choice = new EscrowChoice(escrows);
        this.keys = keys;
        this.settings = settings;
        this.answers = answers;
    }

    void post(Context ctx) {
        GatewaySettings now = settings.get();
        if (now.disabled().enabled()) {
            moved(ctx, now.disabled());
            return;
        }
        Caller caller = keys.caller(ctx);
        if (!now.admitsAnywhere(caller::mayUse)) {
            throw Keys.unauthorized(ctx);
        }
        ObjectNode body = Json.object(ctx.bodyAsBytes());
        String model = model(ctx, body, now);
        if (!caller.mayUse(now.accessMode(model))) {
            throw Keys.unauthorized(ctx);
        }
        ChatRequest request = ChatRequestReader.read(body, model, limits(caller, now));
        List<Escrow> accepting = choice.accepting(ctx, model, now.defaultModel());
        answers.answer(ctx, request, accepting);
    }

    private static void moved(Context ctx, Disabled disabled) {
        if (!disabled.newUrl().isEmpty()) {
            ctx.header("Location", disabled.newUrl() + ctx.path());
        }
        ObjectNode body = Json.newObject();
        body.put("status", "disabled").put("message", disabled.message()).put("new_url", disabled.newUrl());
        ctx.status(308);
        JsonAnswer.send(ctx, body);
    }

    private String model(Context ctx, ObjectNode body, GatewaySettings now) {
        boolean bound = EscrowChoice.named(ctx).isPresent();
        String byDefault = bound ? choice.of(ctx).model(now.defaultModel()) : now.defaultModel();
        String model = ChatRequestReader.model(body, byDefault);
        boolean served = model.equals(byDefault)
                || (!bound
                        && escrows.all().stream()
                                .anyMatch(escrow -> escrow.model(byDefault).equals(model)));
        if (!served) {
            throw OpenAiError.unknownModel(model);
        }
        return model;
    }

    private static TokenLimits limits(Caller caller, GatewaySettings now) {
        boolean capped = caller != Caller.ADMINISTRATOR;
        return new TokenLimits(
                now.defaultRequestMaxTokens(),
                capped ? OptionalLong.of(now.requestMaxTokensCap()) : OptionalLong.empty());
    }
}
