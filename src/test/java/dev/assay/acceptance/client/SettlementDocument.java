package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

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

    /** All fees taken, in the escrow's unit. */
    public long fees() {
        return document().number("fees");
    }

    /** What each slot is owed, in the escrow's unit. */
    public SortedMap<Integer, Long> costs() {
        SortedMap<Integer, Long> costs = new TreeMap<>();
        document()
                .each("host_stats", Function.identity())
                .forEach(stats -> costs.put(stats.slot("slot_id"), stats.numberOrZero("cost")));
        return costs;
    }

    @Override
    public String toString() {
        return "settlement " + Excerpt.of(answer.text());
    }
}
