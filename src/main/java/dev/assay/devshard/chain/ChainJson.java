package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.util.Collection;
import java.util.function.Function;

/** How the chain writes what it knows: 64-bit integers as strings, smaller ones as numbers (contract 2.6). */
final class ChainJson {
    private ChainJson() {}

    static ObjectNode of(Escrow escrow) {
        ObjectNode json = Json.newObject()
                .put("id", Long.toString(escrow.id()))
                .put("creator", escrow.creator().value())
                .put("amount", Long.toString(escrow.amount()));
        ArrayNode slots = json.putArray("slots");
        escrow.slots().forEach(slot -> slots.add(slot.value()));
        return json.put("epoch_index", Long.toString(escrow.epochIndex()))
                .put("app_hash", escrow.appHash())
                .put("settled", escrow.settled())
                .put("token_price", Long.toString(escrow.tokenPrice()))
                .put("create_devshard_fee", Long.toString(escrow.createDevshardFee()))
                .put("fee_per_nonce", Long.toString(escrow.feePerNonce()))
                .put("inference_seal_grace_nonces", escrow.seal().graceNonces())
                .put("inference_seal_grace_seconds", escrow.seal().graceSeconds())
                .put("auto_seal_every_n_nonces", escrow.seal().everyNNonces());
    }

    /** The bridge's answer about an escrow there is. */
    static ObjectNode found(Escrow escrow) {
        return Json.newObject().put("found", true).set("escrow", of(escrow));
    }

    static ObjectNode of(Registration participant) {
        return Json.newObject()
                .put("index", participant.address().value())
                .put("address", participant.address().value())
                .put("inference_url", participant.inferenceUrl().toString())
                .put("validator_key", participant.validatorKey());
    }

    static ObjectNode of(Params params) {
        return Json.newObject()
                .put("refusal_timeout", Long.toString(params.refusalTimeout()))
                .put("execution_timeout", Long.toString(params.executionTimeout()))
                .put("validation_rate", params.validationRate())
                .put("vote_threshold_factor", params.voteThresholdFactor())
                .put("max_nonce", params.maxNonce())
                .put("devshard_requests_enabled", params.requestsEnabled());
    }

    /** The bridge's answer about parameters. */
    static ObjectNode wrapped(Params params) {
        return Json.newObject().set("params", Json.newObject().set("devshard_escrow_params", of(params)));
    }

    static ObjectNode of(Grantee grantee) {
        return Json.newObject().put("address", grantee.address().value()).put("pub_key", grantee.publicKey());
    }

    static ObjectNode of(ApprovedVersion version) {
        return Json.newObject()
                .put("name", version.name())
                .put("binary", version.binary())
                .put("sha256", version.sha256());
    }

    static ObjectNode of(ValidationThreshold threshold) {
        ObjectNode number =
                Json.newObject().put("value", Long.toString(threshold.value())).put("exponent", threshold.exponent());
        return Json.newObject().set("validation_threshold", number);
    }

    static ObjectNode of(Chain.Snapshot chain) {
        ObjectNode json = Json.newObject().put("epoch_index", Long.toString(chain.epoch()));
        json.set("params", of(chain.params()));
        json.set("versions", list(chain.versions(), ChainJson::of));
        json.set("escrows", list(chain.escrows(), ChainJson::of));
        json.set("participants", list(chain.participants(), ChainJson::of));
        ObjectNode grants = json.putObject("grants");
        chain.grants().forEach((validator, grantees) -> grants.set(validator.value(), list(grantees, ChainJson::of)));
        return json;
    }

    static <T> ArrayNode list(Collection<T> elements, Function<T, ObjectNode> writer) {
        ArrayNode list = Json.mapper().createArrayNode();
        elements.forEach(element -> list.add(writer.apply(element)));
        return list;
    }
}
