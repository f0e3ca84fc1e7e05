package dev.assay.devshard.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.host.session.StateAttestation;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.NonceGossip;
import dev.assay.devshard.protocol.json.TxGossip;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.util.List;

/** Reads the bodies of gossip (contract 2.5, 5). All that is wrong with one is a 400 that names the field. */
final class GossipBody {
    private static final int MOST_TRANSACTIONS = 256;

    private GossipBody() {}

    static SlotAttestation attestation(byte[] body) {
        NonceGossip gossip = read(body, NonceGossip.class);
        if (gossip.nonce() < 1) {
            throw malformed("nonce is not a whole number from 1 to 2^63-1");
        }
        if (gossip.stateHash() == null || gossip.stateHash().length != Hash.LENGTH) {
            throw malformed("state_hash is not " + Hash.LENGTH + " bytes");
        }
        if (gossip.stateSig() == null || gossip.stateSig().length == 0) {
            throw malformed("state_sig is missing or empty");
        }
        return new SlotAttestation(
                gossip.slotId(), new StateAttestation(gossip.nonce(), Hash.of(gossip.stateHash()), gossip.stateSig()));
    }

    static List<DevshardTx> transactions(byte[] body) {
        TxGossip gossip = read(body, TxGossip.class);
        if (gossip.txs() != null && gossip.txs().size() > MOST_TRANSACTIONS) {
            throw malformed("txs holds more than " + MOST_TRANSACTIONS + " transactions");
        }
        try {
            return gossip.transactions();
        } catch (MalformedMessage e) {
            throw malformed(e.getMessage());
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        ObjectNode json = Json.object(body);
        try {
            return Json.mapper().treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw malformed("the body is not of the contract's shape");
        }
    }

    private static ApiError malformed(String message) {
        return ApiError.badRequest("malformed_request", message);
    }
}
