package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A settlement as the gateway hands it out (contract 2.4), for matchers to judge. */
public record SettlementDocument(Answer answer) {
    public Document document() {
        return answer.document();
    }

    public String escrowId() {
        return document().text("escrow_id");
    }

    public long nonce() {
        return document().number("nonce");
    }

    public ByteString stateRoot() {
        return document().bytes("state_root");
    }

    /** The slots that a signature is given for; whether it verifies is for the matcher to say. */
    public SortedSet<Integer> signedSlots() {
        return new TreeSet<>(Set.copyOf(document().each("signatures", each -> each.slot("slot_id"))));
    }

    @Override
    public String toString() {
        return "settlement " + Excerpt.of(answer.text());
    }
}
