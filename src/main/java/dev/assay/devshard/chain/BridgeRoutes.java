package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The REST bridge (contract 2.6): what hosts and gateway ask the chain. */
final class BridgeRoutes {
    private static final String PREFIX = "/productscience/inference/inference/";
    private static final String GRANTED_MESSAGE = "/inference.inference.MsgStartInference";

    private final Chain chain;

    BridgeRoutes(Chain chain) {
        this.chain = chain;
    }

    void register(RoutesConfig routes) {
        routes.get(PREFIX + "devshard_escrow/{id}", this::escrow);
        routes.get(PREFIX + "participant/{address}", this::participant);
        routes.get(PREFIX + "epoch_group_data/{epoch}", this::epochGroupData);
        routes.get(PREFIX + "params", ctx -> Answers.json(ctx, ChainJson.wrapped(chain.params())));
        routes.get(PREFIX + "grantees_by_message_type/{validator}/{message_type}", this::grantees);
    }

    private void escrow(Context ctx) {
        ObjectNode answer = Asked.number(ctx, "id")
                .flatMap(chain::escrow)
                .map(ChainJson::found)
                .orElseGet(() -> Json.newObject().put("found", false));
        Answers.json(ctx, answer);
    }

    private void participant(Context ctx) {
        Address address = Asked.address(ctx, "address");
        Registration participant = chain.participant(address)
                .orElseThrow(() -> ApiError.notFound("address: \"" + address + "\" is not a participant"));
        Answers.json(ctx, Json.newObject().set("participant", ChainJson.of(participant)));
    }

    private void epochGroupData(Context ctx) {
        Asked.number(ctx, "epoch")
                .filter(epoch -> epoch <= chain.epoch())
                .orElseThrow(() -> ApiError.notFound("epoch: " + ctx.pathParam("epoch") + " has not begun"));
        ObjectNode snapshot = Json.newObject().set("model_snapshot", ChainJson.of(chain.threshold()));
        Answers.json(ctx, Json.newObject().set("epoch_group_data", snapshot));
    }

    private void grantees(Context ctx) {
        Address validator = Asked.address(ctx, "validator");
        boolean granted = ctx.pathParam("message_type").equals(GRANTED_MESSAGE);
        List<Grantee> grantees = granted ? chain.grantees(validator) : List.of();
        Answers.json(ctx, Json.newObject().set("grantees", ChainJson.list(grantees, ChainJson::of)));
    }
}
