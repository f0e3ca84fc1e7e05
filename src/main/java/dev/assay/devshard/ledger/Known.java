package dev.assay.devshard.ledger;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What every rule asks first of the inference, slot and escrow that a transaction names. */
final class Known {
    private Known() {}

    static Inference inference(Books books, String kind, long id) throws DiffRejected {
        return books.live()
                .find(id)
                .orElseThrow(() -> new DiffRejected(
                        Reason.UNKNOWN_INFERENCE,
                        kind + "(" + Long.toUnsignedString(id) + ") names an inference that is unknown or sealed"));
    }

    static void status(Inference inference, String kind, InferenceStatus... allowed) throws DiffRejected {
        List<InferenceStatus> statuses = Arrays.asList(allowed);
        if (!statuses.contains(inference.status())) {
            throw new DiffRejected(
                    Reason.STATUS,
                    kind + "(" + inference.id() + ") needs status "
                            + statuses.stream().map(InferenceStatus::wireName).collect(Collectors.joining(" or "))
                            + ", the inference is " + inference.status().wireName());
        }
    }

    static void slot(SessionTerms terms, String what, int slot) throws DiffRejected {
        if (!terms.group().hasSlot(slot)) {
            throw new DiffRejected(
                    Reason.SLOT,
                    what + " names slot " + Integer.toUnsignedString(slot) + ", the group has slots 0.."
                            + (terms.group().size() - 1));
        }
    }

    static void escrow(SessionTerms terms, String what, String escrowId) throws DiffRejected {
        if (!terms.escrowId().equals(escrowId)) {
            throw new DiffRejected(
                    Reason.ESCROW_ID, what + " is for escrow \"" + escrowId + "\", not \"" + terms.escrowId() + "\"");
        }
    }
}
