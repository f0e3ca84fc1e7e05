package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.SettlementVerifier.Limits;
import dev.assay.devshard.protocol.SettlementVerifier.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The good settlement holds, and every kind of bad one is told apart in words. */
final class SettlementVerifierTest {
    private static final String ESCROW = "7";
    private static final long NONCE = 12;
    private static final long FEES = 13_000;
    private static final Hash REST = Hash.sha256(new byte[] {1});

    private final List<PrivateKey> keys =
            IntStream.range(0, 4).mapToObj(i -> PrivateKey.derive("host" + i)).toList();
    private final Group group = new Group(keys.stream().map(PrivateKey::address).toList());
    private final List<SlotStats> stats = List.of(
            new SlotStats(0, 0, 0, 10, 0, 0),
            new SlotStats(1, 1, 0, 20, 0, 0),
            new SlotStats(2, 0, 1, 0, 0, 0),
            SlotStats.none(3));

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
    void too_few_signatures() {
        assertViolates(
                signed(settlement(), 0, 1), "signatures: wanted a weight of at least 3 of 4, saw 2 (slots [0, 1])");
    }

    @Test
    void a_root_that_is_not_that_of_its_parts() {
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
                    verdict.toString().contains("signature of slot 0: wanted " + group.validator(0)),
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
    void a_signature_of_another_slot() {
        Settlement good = settlement();
        List<SlotSignature> swapped = new ArrayList<>(good.signatures());
        swapped.set(0, new SlotSignature(0, good.signatures().get(1).signature()));
        assertViolates(
                withSignatures(good, swapped),
                "signature of slot 0: wanted " + group.validator(0)
                        + " over the recomputed root, the escrow id and the nonce, saw " + group.validator(1));
    }

    @Test
    void garbage_for_a_signature() {
        Settlement good = settlement();
        List<SlotSignature> garbled = new ArrayList<>(good.signatures());
        garbled.set(3, SlotSignature.of(3, new byte[65]));
        assertViolates(
                withSignatures(good, garbled),
                "signature of slot 3: wanted " + group.validator(3)
                        + " over the recomputed root, the escrow id and the nonce, saw no signature in these bytes");
    }

    @Test
    void a_slot_outside_the_group() {
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
                keys.get(0).address(),
                keys.get(1).address(),
                keys.get(0).address(),
                keys.get(2).address()));
        Settlement settlement = settlement();
        Settlement signed =
                withSignatures(settlement, List.of(sign(settlement, 0, keys.get(0)), sign(settlement, 1, keys.get(1))));
        assertEquals(3, SettlementVerifier.verify(signed, twin, Map.of()).weight());
        Settlement both = withSignatures(
                settlement,
                List.of(
                        sign(settlement, 0, keys.get(0)),
                        sign(settlement, 2, keys.get(0)),
                        sign(settlement, 1, keys.get(1))));
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
        assertTrue(SettlementVerifier.verify(byWarm, group, Map.of(1, warm.address()))
                .holds());
        assertFalse(SettlementVerifier.verify(byWarm, group, Map.of(2, warm.address()))
                .holds());
        assertFalse(SettlementVerifier.verify(byWarm, group, Map.of()).holds());
    }

    @Test
    void statistics_name_every_slot_once() {
        List<SlotStats> odd = List.of(stats.get(0), stats.get(1), stats.get(1), new SlotStats(9, 0, 0, 0, 0, 0));
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
                stats.get(3));
        assertViolates(
                build(odd, FEES),
                "host_stats of slot 1: wanted missed + invalid within the 3 inferences that can be its own, saw 2 + 2",
                "host_stats of slot 2: wanted missed + invalid within the 3 inferences that can be its own, saw -1 + 0");
    }

    @Test
    void what_is_paid_is_within_the_amount() {
        Settlement good = settlement();
        assertTrue(SettlementVerifier.verify(good, group, Map.of(), new Limits(FEES + 30, NONCE))
                .holds());
        Verdict over = SettlementVerifier.verify(good, group, Map.of(), new Limits(FEES + 29, 11));
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
                stats.get(3));
        Verdict verdict = verify(build(rich, -1));
        assertTrue(
                verdict.toString().contains("fees: wanted at most 2^63-1, saw 18446744073709551615"),
                verdict::toString);
        assertTrue(verdict.toString().contains("host_stats of slot 2: wanted a cost of at most"), verdict::toString);
        assertTrue(verdict.toString().contains("costs and fees: wanted"), verdict::toString);
    }

    @Test
    void a_rest_hash_of_another_length() {
        Settlement good = settlement();
        Verdict verdict = verify(copy(good, good.version(), good.nonce(), good.fees(), ByteString.EMPTY));
        assertEquals(
                List.of(
                        "rest_hash: wanted 32 bytes, saw 0",
                        "signatures: wanted a weight of at least 3 of 4, saw 0 (slots [])"),
                verdict.violations());
    }

    private Verdict verify(Settlement settlement) {
        return SettlementVerifier.verify(settlement, group, Map.of());
    }

    private void assertViolates(Settlement settlement, String... violations) {
        assertEquals(List.of(violations), verify(settlement).violations());
    }

    private Settlement settlement() {
        return build(stats, FEES);
    }

    private Settlement build(List<SlotStats> hostStats, long fees) {
        Hash root = StateHashes.root(StateHashes.statsHash(hostStats), fees, REST, "v2", Phase.SETTLEMENT);
        Settlement bare =
                new Settlement(ESCROW, "v2", root.byteString(), NONCE, fees, REST.byteString(), hostStats, List.of());
        return signed(bare, 0, 1, 2, 3);
    }

    private Settlement signed(Settlement settlement, int... slots) {
        return withSignatures(
                settlement,
                IntStream.of(slots)
                        .mapToObj(slot -> sign(settlement, slot, keys.get(slot)))
                        .toList());
    }

    private static SlotSignature sign(Settlement settlement, int slot, PrivateKey key) {
        byte[] content =
                SigningContent.state(Hash.of(settlement.stateRoot()), settlement.escrowId(), settlement.nonce());
        return SlotSignature.of(slot, key.sign(content));
    }

    private static Settlement withSignatures(Settlement good, List<SlotSignature> signatures) {
        return new Settlement(
                good.escrowId(),
                good.version(),
                good.stateRoot(),
                good.nonce(),
                good.fees(),
                good.restHash(),
                good.hostStats(),
                signatures);
    }

    private static Settlement withStats(Settlement good, List<SlotStats> hostStats) {
        return new Settlement(
                good.escrowId(),
                good.version(),
                good.stateRoot(),
                good.nonce(),
                good.fees(),
                good.restHash(),
                hostStats,
                good.signatures());
    }

    private static Settlement copy(Settlement good, String version, long nonce, long fees, ByteString restHash) {
        return new Settlement(
                good.escrowId(), version, good.stateRoot(), nonce, fees, restHash, good.hostStats(), good.signatures());
    }

    private static List<SlotStats> reversed(List<SlotStats> stats) {
        List<SlotStats> reversed = new ArrayList<>(stats);
        Collections.reverse(reversed);
        return reversed;
    }
}
