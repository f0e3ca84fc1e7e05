package dev.assay.devshard.protocol;

import static dev.assay.devshard.protocol.Settlements.FEES;
import static dev.assay.devshard.protocol.Settlements.GROUP;
import static dev.assay.devshard.protocol.Settlements.NONCE;
import static dev.assay.devshard.protocol.Settlements.STATS;
import static dev.assay.devshard.protocol.Settlements.assertViolates;
import static dev.assay.devshard.protocol.Settlements.build;
import static dev.assay.devshard.protocol.Settlements.settlement;
import static dev.assay.devshard.protocol.Settlements.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.devshard.protocol.SettlementVerifier.Limits;
import dev.assay.devshard.protocol.SettlementVerifier.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a settlement may say of hosts and of money, and in which words it is refused. */
final class SettlementLimitsTest {
    @Test
    void statistics_name_every_slot_once() {
        List<SlotStats> odd = List.of(STATS.get(0), STATS.get(1), STATS.get(1), new SlotStats(9, 0, 0, 0, 0, 0));
        assertViolates(
                build(odd, FEES),
                "host_stats of slot 1: wanted one entry, saw another",
                "host_stats of slot 9: wanted a slot of 0..3, saw 9",
                "host_stats: wanted an entry for every slot, saw none for slot 2",
                "host_stats: wanted an entry for every slot, saw none for slot 3");
    }

    @Test
    void nobody_fails_more_often_than_it_was_asked() {
        List<SlotStats> odd = List.of(
                new SlotStats(0, 2, 1, 0, 0, 0),
                new SlotStats(1, 2, 2, 0, 0, 0),
                new SlotStats(2, -1, 0, 0, 0, 0),
                STATS.get(3));
        assertViolates(
                build(odd, FEES),
                "host_stats of slot 1: wanted missed + invalid within the 3 inferences that can be its own, saw 2 + 2",
                "host_stats of slot 2: wanted missed + invalid within the 3 inferences that can be its own, saw -1 + 0");
    }

    @Test
    void what_is_paid_is_within_the_amount() {
        Settlement good = settlement();
        assertTrue(SettlementVerifier.verify(good, GROUP, Map.of(), new Limits(FEES + 30, NONCE))
                .holds());
        Verdict over = SettlementVerifier.verify(good, GROUP, Map.of(), new Limits(FEES + 29, 11));
        assertEquals(
                List.of(
                        "nonce: wanted at most 11, saw 12",
                        "costs and fees: wanted at most the amount of 13029, saw costs of [10, 20, 0, 0] and fees of 13000"),
                over.violations());
    }

    @Test
    void sums_do_not_wrap() {
        List<SlotStats> rich = List.of(
                new SlotStats(0, 0, 0, Long.MAX_VALUE, 0, 0),
                new SlotStats(1, 0, 0, Long.MAX_VALUE, 0, 0),
                new SlotStats(2, 0, 0, -1, 0, 0),
                STATS.get(3));
        Verdict verdict = verify(build(rich, -1));
        assertTrue(
                verdict.toString().contains("fees: wanted at most 2^63-1, saw 18446744073709551615"),
                verdict::toString);
        assertTrue(verdict.toString().contains("host_stats of slot 2: wanted a cost of at most"), verdict::toString);
        assertTrue(verdict.toString().contains("costs and fees: wanted"), verdict::toString);
    }
}
