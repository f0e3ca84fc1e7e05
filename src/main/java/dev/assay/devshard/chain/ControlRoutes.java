package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Tells the chain what to say. Exists in test mode only; whoever registers these routes has checked that. */
final class ControlRoutes {
    private final Chain chain;

    ControlRoutes(Chain chain) {
        this.chain = chain;
    }

    void register(RoutesConfig routes) {
        routes.post("/control/escrows", this::addEscrow);
        routes.get("/control/escrows", this::escrows);
        routes.put("/control/participants/{address}", this::register);
        routes.put("/control/params", this::params);
        routes.put("/control/epoch", this::epoch);
        routes.put("/control/versions", this::versions);
        routes.put("/control/grants/{validator}", this::grant);
        routes.delete("/control/grants/{validator}/{address}", this::revoke);
        routes.get("/control/state", ctx -> JsonAnswer.send(ctx, ChainJson.of(chain.snapshot())));
    }

    private void addEscrow(Context ctx) {
        Escrow escrow = Orders.addEscrow(chain, body(ctx));
        ctx.status(201);
        JsonAnswer.send(ctx, ChainJson.found(escrow));
    }

    private void escrows(Context ctx) {
        JsonAnswer.send(ctx, Json.newObject().set("escrows", ChainJson.list(chain.escrows(), ChainJson::of)));
    }

    private void register(Context ctx) {
        Registration registration = Orders.registration(Asked.address(ctx, "address"), body(ctx));
        chain.register(registration);
        JsonAnswer.send(ctx, Json.newObject().set("participant", ChainJson.of(registration)));
    }

    private void params(Context ctx) {
        JsonAnswer.send(ctx, ChainJson.wrapped(chain.change(Orders.params(body(ctx)))));
    }

    private void epoch(Context ctx) {
        long index = Orders.epoch(body(ctx));
        chain.epoch(index);
        JsonAnswer.send(ctx, Json.newObject().put("index", Long.toString(index)));
    }

    private void versions(Context ctx) {
        List<ApprovedVersion> versions = Orders.versions(Field.body(Json.value(ctx.bodyAsBytes())));
        chain.versions(versions);
        JsonAnswer.send(ctx, ChainJson.list(versions, ChainJson::of));
    }

    private void grant(Context ctx) {
        Address validator = Asked.address(ctx, "validator");
        chain.grant(validator, Orders.grantees(body(ctx)));
        JsonAnswer.send(ctx, granted(validator));
    }

    private void revoke(Context ctx) {
        Address validator = Asked.address(ctx, "validator");
        Address grantee = Asked.address(ctx, "address");
        if (!chain.revoke(validator, grantee)) {
            throw ApiError.notFound("address: \"" + grantee + "\" has no grant of " + validator);
        }
        JsonAnswer.send(ctx, granted(validator));
    }

    private ObjectNode granted(Address validator) {
        return Json.newObject().set("grantees", ChainJson.list(chain.grantees(validator), ChainJson::of));
    }

    private static Field body(Context ctx) {
        return Field.body(Json.object(ctx.bodyAsBytes()));
    }
}
