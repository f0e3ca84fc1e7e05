package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.chain.fault.Door;
import dev.assay.devshard.chain.fault.FaultyDoors;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * What a node beside the chain answers: approved versions, and the epochs that the gateway's phase gate polls
 * (contract 2.6). The phase is always "Inference".
 */
final class NodeRoutes {
    private static final String HEIGHT = "150";

    private final Chain chain;
    private final FaultyDoors<Chain> doors;

    NodeRoutes(Chain chain, FaultyDoors<Chain> doors) {
        this.chain = chain;
        this.doors = doors;
    }

    void register(RoutesConfig routes) {
        routes.get("/health", ctx -> JsonAnswer.send(ctx, Json.newObject().put("status", "ok")));
        routes.get("/versions", ctx -> doors.pass(Door.VERSIONS, chain, ctx, NodeRoutes::versions));
        routes.get("/v1/epochs/latest", this::latestEpoch);
        routes.get("/v1/epochs/current/participants", this::participants);
    }

    private static void versions(Chain chain, Context ctx) {
        JsonAnswer.send(ctx, ChainJson.list(chain.versions(), ChainJson::of));
    }

    private void latestEpoch(Context ctx) {
        ObjectNode epoch =
                Json.newObject().put("index", Long.toString(chain.epoch())).put("poc_start_block_height", "0");
        ObjectNode answer = Json.newObject().put("block_height", HEIGHT).put("phase", "Inference");
        answer.set("latest_epoch", epoch);
        JsonAnswer.send(ctx, answer.put("is_confirmation_poc_active", false));
    }

    private void participants(Context ctx) {
        ObjectNode active = Json.newObject().set("participants", ChainJson.list(chain.participants(), ChainJson::of));
        JsonAnswer.send(ctx, Json.newObject().set("active_participants", active));
    }
}
