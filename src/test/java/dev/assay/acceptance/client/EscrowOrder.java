package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;

/** The escrow that a test wants on the mock chain. Fields not named take the chain's defaults. Immutable. */
public final class EscrowOrder {
    private final ObjectNode body;

    private EscrowOrder(ObjectNode body) {
        this.body = body;
    }

    /** @param amount deposited, in the chain's unit */
    public static EscrowOrder of(Address creator, Group group, long amount) {
        ObjectNode body = Json.object().put("creator", creator.value()).put("amount", amount);
        group.slots().forEach(slot -> body.withArray("slots").add(slot.value()));
        return new EscrowOrder(body);
    }

    public EscrowOrder id(String id) {
        return with("id", id);
    }

    public EscrowOrder epoch(long index) {
        return with("epoch_index", index);
    }

    public EscrowOrder tokenPrice(long price) {
        return with("token_price", price);
    }

    public EscrowOrder fees(long toCreate, long perNonce) {
        return with("create_devshard_fee", toCreate).with("fee_per_nonce", perNonce);
    }

    public EscrowOrder sealing(long graceNonces, long graceSeconds, long everyNonces) {
        return with("inference_seal_grace_nonces", graceNonces)
                .with("inference_seal_grace_seconds", graceSeconds)
                .with("auto_seal_every_n_nonces", everyNonces);
    }

    private EscrowOrder with(String field, long value) {
        return new EscrowOrder(body.deepCopy().put(field, value));
    }

    private EscrowOrder with(String field, String value) {
        return new EscrowOrder(body.deepCopy().put(field, value));
    }

    ObjectNode body() {
        return body;
    }
}
