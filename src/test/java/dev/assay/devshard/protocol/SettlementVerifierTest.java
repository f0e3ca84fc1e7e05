package dev.assay.devshard.protocol;

import static dev.assay.devshard.protocol.Settlements.FEES;
import static dev.assay.devshard.protocol.Settlements.GROUP;
import static dev.assay.devshard.protocol.Settlements.KEYS;
import static dev.assay.devshard.protocol.Settlements.assertViolates;
import static dev.assay.devshard.protocol.Settlements.copy;
import static dev.assay.devshard.protocol.Settlements.settlement;
import static dev.assay.devshard.protocol.Settlements.sign;
import static dev.assay.devshard.protocol.Settlements.signed;
import static dev.assay.devshard.protocol.Settlements.verify;
import static dev.assay.devshard.protocol.Settlements.withSignatures;
import static dev.assay.devshard.protocol.Settlements.withStats;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.SettlementVerifier.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The good settlement holds, and every kind of bad root and signature is told apart in words. */
final class SettlementVerifierTest {
    @Test
    void a_good_settlement_holds() {
        Verdict verdict = verify(settlement());
        assertEquals(List.of(), verdict.violations());
        assertTrue(verdict.holds());
        assertEquals(4, verdict.weight());
        assertEquals(3, verdict.quorum());
        assertEquals(Set.of(0, 1, 2, 3), verdict.signers());
    }

    @Test
    void it_holds_in_any_order_and_with_a_bare_quorum() {
        Settlement good = settlement();
        List<SlotStats> reversedStats = reversed(good.hostStats());
        assertTrue(verify(signed(withStats(good, reversedStats), 3, 0, 2)).holds());
    }

    @Test
    void it_holds_over_the_wire() throws Exception {
        Settlement read = SettlementJson.read(SettlementJson.write(settlement()).getBytes());
        assertEquals(settlement(), read);
        assertTrue(verify(read).holds());
    }

    @Test
    void too_few_signatures_are_no_quorum() {
        assertViolates(
                signed(settlement(), 0, 1), "signatures: wanted a weight of at least 3 of 4, saw 2 (slots [0, 1])");
    }

    @Test
    void a_root_that_is_not_that_of_its_parts_is_named_beside_the_right_one() {
        Settlement good = settlement();
        Settlement bad = new Settlement(
                good.escrowId(),
                good.version(),
                Hash.ZERO.byteString(),
                good.nonce(),
                good.fees(),
                good.restHash(),
                good.hostStats(),
                good.signatures());
        Verdict verdict = verify(bad);
        assertEquals(1, verdict.violations().size(), verdict::toString);
        assertTrue(
                verdict.toString()
                        .startsWith("state_root: wanted " + verdict.root().orElseThrow()),
                verdict::toString);
        assertTrue(verdict.toString().endsWith("saw " + Hash.ZERO), verdict::toString);
        assertEquals(4, verdict.weight(), "the signatures are over the recomputed root");
    }

    @Test
    void any_part_altered_breaks_root_and_signatures() {
        Settlement good = settlement();
        List<SlotStats> richer = List.of(
                new SlotStats(0, 0, 0, 11, 0, 0),
                good.hostStats().get(1),
                good.hostStats().get(2),
                good.hostStats().get(3));
        List<Settlement> altered = List.of(
                withStats(good, richer),
                copy(good, "v3", good.nonce(), good.fees(), good.restHash()),
                copy(good, good.version(), good.nonce(), FEES + 1, good.restHash()),
                copy(good, good.version(), good.nonce(), good.fees(), Hash.ZERO.byteString()));
        for (Settlement settlement : altered) {
            Verdict verdict = verify(settlement);
            assertEquals(0, verdict.weight(), verdict::toString);
            assertTrue(verdict.toString().contains("state_root: wanted"), verdict::toString);
            assertTrue(
                    verdict.toString().contains("signature of slot 0: wanted " + GROUP.validator(0)),
                    verdict::toString);
        }
    }

    @Test
    void another_nonce_or_escrow_breaks_the_signatures() {
        Settlement good = settlement();
        Verdict verdict = verify(copy(good, good.version(), 13, good.fees(), good.restHash()));
        assertEquals(5, verdict.violations().size(), verdict::toString);
        assertFalse(verdict.toString().contains("state_root"), verdict::toString);
        Settlement elsewhere = new Settlement(
                "8",
                good.version(),
                good.stateRoot(),
                good.nonce(),
                good.fees(),
                good.restHash(),
                good.hostStats(),
                good.signatures());
        assertEquals(0, verify(elsewhere).weight());
    }

    @Test
    void a_signature_given_twice_weighs_once() {
        Settlement doubled = signed(settlement(), 0, 1, 1, 1);
        assertEquals(2, verify(doubled).weight());
        assertViolates(
                doubled,
                "signature of slot 1: wanted one, saw another",
                "signature of slot 1: wanted one, saw another",
                "signatures: wanted a weight of at least 3 of 4, saw 2 (slots [0, 1])");
    }

    @Test
    void a_signature_of_another_slot_does_not_count_for_this_one() {
        Settlement good = settlement();
        List<SlotSignature> swapped = new ArrayList<>(good.signatures());
        swapped.set(0, new SlotSignature(0, good.signatures().get(1).signature()));
        assertViolates(
                withSignatures(good, swapped),
                "signature of slot 0: wanted " + GROUP.validator(0)
                        + " over the recomputed root, the escrow id and the nonce, saw " + GROUP.validator(1));
    }

    @Test
    void garbage_for_a_signature_is_told_from_a_strangers() {
        Settlement good = settlement();
        List<SlotSignature> garbled = new ArrayList<>(good.signatures());
        garbled.set(3, SlotSignature.of(3, new byte[65]));
        assertViolates(
                withSignatures(good, garbled),
                "signature of slot 3: wanted " + GROUP.validator(3)
                        + " over the recomputed root, the escrow id and the nonce, saw no signature in these bytes");
    }

    @Test
    void a_slot_outside_the_group_does_not_sign() {
        Settlement good = settlement();
        List<SlotSignature> more = new ArrayList<>(good.signatures());
        more.add(new SlotSignature(4, more.get(0).signature()));
        more.add(new SlotSignature(-1, more.get(0).signature()));
        assertViolates(
                withSignatures(good, more),
                "signature of slot 4: wanted a slot of 0..3",
                "signature of slot -1: wanted a slot of 0..3");
    }

    @Test
    void an_address_counts_once_with_all_its_slots() {
        Group twin = new Group(List.of(
                KEYS.get(0).address(),
                KEYS.get(1).address(),
                KEYS.get(0).address(),
                KEYS.get(2).address()));
        Settlement settlement = settlement();
        Settlement signed =
                withSignatures(settlement, List.of(sign(settlement, 0, KEYS.get(0)), sign(settlement, 1, KEYS.get(1))));
        assertEquals(3, SettlementVerifier.verify(signed, twin, Map.of()).weight());
        Settlement both = withSignatures(
                settlement,
                List.of(
                        sign(settlement, 0, KEYS.get(0)),
                        sign(settlement, 2, KEYS.get(0)),
                        sign(settlement, 1, KEYS.get(1))));
        Verdict verdict = SettlementVerifier.verify(both, twin, Map.of());
        assertEquals(3, verdict.weight());
        assertTrue(verdict.holds(), verdict::toString);
    }

    @Test
    void a_warm_key_signs_for_its_own_slot_only() {
        PrivateKey warm = PrivateKey.derive("warm");
        Settlement settlement = signed(settlement(), 0, 2);
        List<SlotSignature> signatures = new ArrayList<>(settlement.signatures());
        signatures.add(sign(settlement, 1, warm));
        Settlement byWarm = withSignatures(settlement, signatures);
        assertTrue(SettlementVerifier.verify(byWarm, GROUP, Map.of(1, warm.address()))
                .holds());
        assertFalse(SettlementVerifier.verify(byWarm, GROUP, Map.of(2, warm.address()))
                .holds());
        assertFalse(SettlementVerifier.verify(byWarm, GROUP, Map.of()).holds());
    }

    @Test
    void a_rest_hash_of_another_length_leaves_nothing_to_sign() {
        Settlement good = settlement();
        Verdict verdict = verify(copy(good, good.version(), good.nonce(), good.fees(), ByteString.EMPTY));
        assertEquals(
                List.of(
                        "rest_hash: wanted 32 bytes, saw 0",
                        "signatures: wanted a weight of at least 3 of 4, saw 0 (slots [])"),
                verdict.violations());
    }

    private static List<SlotStats> reversed(List<SlotStats> stats) {
        List<SlotStats> reversed = new ArrayList<>(stats);
        Collections.reverse(reversed);
        return reversed;
    }
}
