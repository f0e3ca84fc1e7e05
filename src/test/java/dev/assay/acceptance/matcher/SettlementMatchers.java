package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Group;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hamcrest.Matcher;

/** What a settlement must prove, from public data alone (contract 4.9 and 9.2). */
public final class SettlementMatchers {
    private SettlementMatchers() {}

    /**
     * The whole contract: the root recomputed from its parts, every signature verified, each slot signing at most once,
     * one entry of statistics a slot, and at least floor(2N/3)+1 slots signed. Ask for more with {@code amount},
     * {@code version}, {@code nonceAtLeast} and {@code warmKeys}.
     */
    public static SettlementContract settlementContract(String escrowId, Group group) {
        return SettlementContract.of(escrowId, group);
    }

    /**
     * What the settlement says follows from the session's public history: money, statuses, phase and root, computed by
     * the judge alone, and every inference has come to an end (contract 9.2).
     */
    public static Matcher<SettledHistory> followsFromItsHistory() {
        return new SettledFromHistory(false);
    }

    /** The same for a session that was finalized while inferences were still within their deadlines. */
    public static Matcher<SettledHistory> followsFromItsHistoryWithWorkLeftOpen() {
        return new SettledFromHistory(true);
    }

    /** Given signatures for exactly these slots; whether they verify is what {@link #settlementContract} says. */
    public static Matcher<SettlementDocument> signedBy(SortedSet<Integer> slots) {
        return new DocumentMatcher<>(SettlementDocument.class, "signatures of slots " + slots) {
            @Override
            void judge(SettlementDocument settlement, Findings findings) {
                findings.same("slots that signed", slots, settlement.signedSlots());
            }

            @Override
            String where(SettlementDocument settlement) {
                return settlement.answer().where();
            }
        };
    }

    /** Given a signature for this slot, among others. */
    public static Matcher<SettlementDocument> signedBySlot(int slot) {
        return new DocumentMatcher<>(SettlementDocument.class, "a signature of slot " + slot) {
            @Override
            void judge(SettlementDocument settlement, Findings findings) {
                SortedSet<Integer> signed = new TreeSet<>(settlement.signedSlots());
                findings.unless(signed.contains(slot), "signatures of slots " + signed + " only");
            }

            @Override
            String where(SettlementDocument settlement) {
                return settlement.answer().where();
            }
        };
    }

    /**
     * What was settled before: the same state, and no signature less or another. The order of slots says nothing, and
     * signatures may have been gathered meanwhile (contract 2.2, 2.4).
     */
    public static Matcher<SettlementDocument> sameAs(SettlementDocument before) {
        return new DocumentMatcher<>(SettlementDocument.class, "the settlement that was handed out before") {
            @Override
            void judge(SettlementDocument now, Findings findings) {
                JsonNode wanted = before.document().json();
                JsonNode seen = now.document().json();
                for (String field : List.of("escrow_id", "version", "state_root", "nonce", "fees", "rest_hash")) {
                    findings.same(field, wanted.path(field), seen.path(field));
                }
                findings.same("host_stats", bySlot(before, "host_stats"), bySlot(now, "host_stats"));
                Map<Long, JsonNode> signatures = bySlot(now, "signatures");
                bySlot(before, "signatures").forEach((slot, signature) -> {
                    String subject = "signature of slot " + slot;
                    if (signatures.containsKey(slot)) {
                        findings.same(
                                subject,
                                signature.path("signature"),
                                signatures.get(slot).path("signature"));
                    } else {
                        findings.add(subject + " is gone");
                    }
                });
            }

            @Override
            String where(SettlementDocument now) {
                return now.answer().where();
            }
        };
    }

    private static Map<Long, JsonNode> bySlot(SettlementDocument settlement, String list) {
        Map<Long, JsonNode> bySlot = new TreeMap<>();
        settlement
                .document()
                .each(list, Function.identity())
                .forEach(entry -> bySlot.put(entry.number("slot_id"), entry.json()));
        return bySlot;
    }
}
