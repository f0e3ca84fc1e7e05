package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.chain.fault.Door;
import dev.assay.devshard.chain.fault.FaultyDoors;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.BiConsumer;

/** The REST bridge (contract 2.6): what hosts and gateway ask the chain. */
final class BridgeRoutes {
    private static final String PREFIX = "/productscience/inference/inference/";
    private static final String GRANTED_MESSAGE = "/inference.inference.MsgStartInference";

    private final Chain chain;
    private final FaultyDoors<Chain> doors;

    /** @param doors stand before every endpoint; open where nothing was ordered of them */
    BridgeRoutes(Chain chain, FaultyDoors<Chain> doors) {
        this.chain = chain;
        this.doors = doors;
    }

    void register(RoutesConfig routes) {
        routes.get(PREFIX + "devshard_escrow/{id}", behind(Door.ESCROW, BridgeRoutes::escrow));
        routes.get(PREFIX + "participant/{address}", behind(Door.PARTICIPANT, BridgeRoutes::participant));
        routes.get(PREFIX + "epoch_group_data/{epoch}", behind(Door.EPOCH, BridgeRoutes::epochGroupData));
        routes.get(PREFIX + "params", behind(Door.PARAMS, BridgeRoutes::params));
        routes.get(
                PREFIX + "grantees_by_message_type/{validator}/{message_type}",
                behind(Door.GRANTS, BridgeRoutes::grantees));
    }

    private Handler behind(Door door, BiConsumer<Chain, Context> answer) {
        return ctx -> doors.pass(door, chain, ctx, answer);
    }

    private static void params(Chain chain, Context ctx) {
        JsonAnswer.send(ctx, ChainJson.wrapped(chain.params()));
    }

    private static void escrow(Chain chain, Context ctx) {
        ObjectNode answer = Asked.number(ctx, "id")
                .flatMap(chain::escrow)
                .map(ChainJson::found)
                .orElseGet(() -> Json.newObject().put("found", false));
        JsonAnswer.send(ctx, answer);
    }

    private static void participant(Chain chain, Context ctx) {
        Address address = Asked.address(ctx, "address");
        Registration participant = chain.participant(address)
                .orElseThrow(() -> ApiError.notFound("address: \"" + address + "\" is not a participant"));
        JsonAnswer.send(ctx, Json.newObject().set("participant", ChainJson.of(participant)));
    }

    private static void epochGroupData(Chain chain, Context ctx) {
        Asked.number(ctx, "epoch")
                .filter(epoch -> epoch <= chain.epoch())
                .orElseThrow(() -> ApiError.notFound("epoch: " + ctx.pathParam("epoch") + " has not begun"));
        ObjectNode snapshot = Json.newObject().set("model_snapshot", ChainJson.of(chain.threshold()));
        JsonAnswer.send(ctx, Json.newObject().set("epoch_group_data", snapshot));
    }

    private static void grantees(Chain chain, Context ctx) {
        Address validator = Asked.address(ctx, "validator");
        boolean granted = ctx.pathParam("message_type").equals(GRANTED_MESSAGE);
        List<Grantee> grantees = granted ? chain.grantees(validator) : List.of();
        JsonAnswer.send(ctx, Json.newObject().set("grantees", ChainJson.list(grantees, ChainJson::of)));
    }
}
