package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Group;
import java.util.SortedSet;
import java.util.TreeSet;
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
}
