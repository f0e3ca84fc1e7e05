package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.json.NonceGossip;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;

/** What the hosts of a group say to one another (contract 5), as calls that anybody may try to sign. */
public final class PeerCalls {
    private PeerCalls() {}

    /** A slot's word for the state after a nonce. */
    public static HostCall word(String escrowId, NonceGossip word) {
        ObjectNode body = Json.object()
                .put("nonce", word.nonce())
                .put("state_hash", word.stateHash())
                .put("state_sig", word.stateSig())
                .put("slot_id", word.slotId());
        return HostCall.to(escrowId, "gossip/nonce", Json.write(body));
    }

    /** Transactions that wait for a diff. */
    public static HostCall transactions(String escrowId, List<DevshardTx> txs) {
        ObjectNode body = Json.object();
        ArrayNode all = body.putArray("txs");
        txs.forEach(tx -> all.add(Canonical.bytes(tx)));
        return HostCall.to(escrowId, "gossip/txs", Json.write(body));
    }
}
