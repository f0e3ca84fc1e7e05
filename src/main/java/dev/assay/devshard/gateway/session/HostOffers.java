package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a host offers beside its answer: transactions for the next diff, and signatures of others. What does not hold is
 * left out.
 */
final class HostOffers {
    private static final int MOST_TRANSACTIONS = 2_000;

    private final EscrowBook book;

    HostOffers(EscrowBook book) {
        this.book = book;
    }

    /** Takes what an internal event offers; false if it is not the mempool. */
    boolean takeMempool(ObjectNode event) {
        JsonNode meta = event.path("devshard_meta");
        if (meta.isMissingNode()) {
            return false;
        }
        List<DevshardTx> offered = new ArrayList<>();
        for (JsonNode each : meta.path("mempool")) {
            if (offered.size() < MOST_TRANSACTIONS) {
                transaction(each).ifPresent(offered::add);
            }
        }
        book.offer(offered);
        return true;
    }

    /** One that cannot be read is left out; it must not hide the others. */
    private static Optional<DevshardTx> transaction(JsonNode base64) {
        try {
            byte[] bytes = base64.binaryValue();
            return bytes == null ? Optional.empty() : Optional.of(Canonical.decodeTx(bytes));
        } catch (IOException | MalformedMessage unreadable) {
            return Optional.empty();
        }
    }

    /** Keeps those of the offered signatures at a nonce that hold over our root there (D10). */
    void takeSignatures(JsonNode bySlot, long nonce) {
        Optional<Hash> root = book.root(nonce);
        if (root.isPresent()) {
            bySlot.properties().forEach(entry -> take(entry.getKey(), entry.getValue(), nonce, root.get()));
        }
    }

    private void take(String slotText, JsonNode base64, long nonce, Hash root) {
        try {
            int slot = Integer.parseInt(slotText);
            byte[] signature = base64.binaryValue();
            if (signature != null && book.group().hasSlot(slot)) {
                Address signer = book.group().validator(slot);
                HostProof.signed(book, signer, root, nonce, signature)
                        .ifPresent(state -> book.signatures().keep(book.ledger(), signer, state));
            }
        } catch (IOException | NumberFormatException garbage) {
            // Not a slot or not base64: whatever it is, it is no signature.
            return;
        }
    }
}
