package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.TimeBounds;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.ReceiptEvent;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.service.Json;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the first event of a host proves, checked against our own book. A nonce counts only with the host's signature over
 * our root at that nonce (D30, D31); a receipt only with the executor's signature over what we asked for (D32).
 *
 * @param state the state the host signed; empty if it withheld its signature, which it may
 * @param confirm the confirm-start that the receipt amounts to; empty if there was none
 */
record HostProof(Optional<SignedState> state, Optional<DevshardTx> confirm) {
    /** A signature that holds, and by whom. */
    record SignedState(long nonce, Address signer, byte[] signature) {}

    /** @throws HostFault if anything the event claims does not hold */
    static HostProof of(EscrowBook book, Address member, ObjectNode event, Optional<Start> start) throws HostFault {
        ReceiptEvent.Body claims = parse(event);
        return new HostProof(state(book, member, claims), confirm(book, claims, start));
    }

    private static ReceiptEvent.Body parse(ObjectNode event) throws HostFault {
        try {
            ReceiptEvent.Body claims =
                    Json.mapper().treeToValue(event, ReceiptEvent.class).receipt();
            if (claims != null) {
                return claims;
            }
        } catch (JsonProcessingException e) {
            throw new HostFault(
                    HostFault.Kind.UNPROVEN, "a receipt event that is malformed: " + e.getOriginalMessage());
        }
        throw new HostFault(HostFault.Kind.UNPROVEN, "its first event is no receipt event");
    }

    private static Optional<SignedState> state(EscrowBook book, Address member, ReceiptEvent.Body claims)
            throws HostFault {
        Hash root = book.root(claims.nonce())
                .orElseThrow(() -> new HostFault(
                        HostFault.Kind.UNPROVEN,
                        "claims nonce " + Long.toUnsignedString(claims.nonce()) + ", the session is at "
                                + book.ledger().nonce()));
        byte[] hash = claims.stateHash();
        if (hash != null && !Arrays.equals(hash, root.bytes())) {
            throw new HostFault(
                    HostFault.Kind.UNPROVEN, "has another root at nonce " + claims.nonce() + " than ours, " + root);
        }
        if (claims.stateSig() == null || claims.stateSig().length == 0) {
            return Optional.empty();
        }
        return Optional.of(signed(book, member, root, claims.nonce(), claims.stateSig())
                .orElseThrow(() -> new HostFault(
                        HostFault.Kind.UNPROVEN, "its state signature at nonce " + claims.nonce() + " does not hold")));
    }

    /** A member's signature over our root at that nonce; empty if it is not. */
    static Optional<SignedState> signed(EscrowBook book, Address member, Hash root, long nonce, byte[] signature) {
        byte[] content = SigningContent.state(root, book.escrowId(), nonce);
        return book.signers()
                .signerOf(book.ledger(), member, content, signature)
                .map(signer -> new SignedState(nonce, signer, signature));
    }

    private static Optional<DevshardTx> confirm(EscrowBook book, ReceiptEvent.Body claims, Optional<Start> start)
            throws HostFault {
        boolean absent = claims.receipt() == null || claims.receipt().length == 0;
        if (start.isEmpty() || absent) {
            return Optional.empty();
        }
        long confirmedAt = claims.confirmedAt() == null ? 0 : claims.confirmedAt();
        long id = start.get().getInferenceId();
        byte[] content = SigningContent.receipt(start.get(), book.escrowId(), confirmedAt);
        if (!book.signers().signed(book.ledger(), book.group().executorSlot(id), content, claims.receipt())) {
            throw new HostFault(HostFault.Kind.UNPROVEN, "its receipt for inference " + id + " does not hold");
        }
        if (!TimeBounds.isConfirmation(
                start.get().getStartedAt(), confirmedAt, book.clock().instant())) {
            throw new HostFault(
                    HostFault.Kind.UNPROVEN,
                    "dates its receipt for inference " + id + " at " + confirmedAt + ", which cannot be");
        }
        return Optional.of(Transactions.confirm(id, claims.receipt(), confirmedAt));
    }
}
