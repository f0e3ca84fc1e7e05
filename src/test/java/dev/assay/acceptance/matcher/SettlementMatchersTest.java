package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.SettlementMatchers.sameAs;
import static dev.assay.acceptance.matcher.SettlementMatchers.settlementContract;
import static dev.assay.acceptance.matcher.SettlementMatchers.signedBy;
import static dev.assay.acceptance.matcher.SettlementMatchers.signedBySlot;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotSignature;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SettlementMatchersTest {
    private static final String ESCROW = "17";
    private static final long FEES = 13_000;
    private static final Hash REST = Hash.sha256(new byte[] {1});

    private final List<PrivateKey> keys = List.of(
            PrivateKey.derive("host 0"),
            PrivateKey.derive("host 1"),
            PrivateKey.derive("host 2"),
            PrivateKey.derive("host 3"));
    private final Group group = new Group(keys.stream().map(PrivateKey::address).toList());
    private final List<SlotStats> stats = List.of(
            new SlotStats(0, 0, 0, 120, 0, 0), SlotStats.none(1), new SlotStats(2, 1, 0, 60, 0, 0), SlotStats.none(3));
    private final Hash root = StateHashes.root(StateHashes.statsHash(stats), FEES, REST, "v2", Phase.SETTLEMENT);

    private SlotSignature signature(int slot, PrivateKey key) {
        return SlotSignature.of(slot, key.sign(SigningContent.state(root, ESCROW, 9)));
    }

    private List<SlotSignature> signatures(int... slots) {
        List<SlotSignature> all = new ArrayList<>();
        for (int slot : slots) {
            all.add(signature(slot, keys.get(slot)));
        }
        return all;
    }

    private Settlement settlement(List<SlotSignature> signatures) {
        return new Settlement(ESCROW, "v2", root.byteString(), 9, FEES, REST.byteString(), stats, signatures);
    }

    private static SettlementDocument document(Settlement settlement) {
        return document(SettlementJson.write(settlement));
    }

    private static SettlementDocument document(String json) {
        return new SettlementDocument(Recorded.json(200, json));
    }

    private SettlementContract contract() {
        return settlementContract(ESCROW, group).version("v2").amount(1_000_000).nonceAtLeast(8);
    }

    private String mismatch(Settlement settlement) {
        return Mismatch.of(contract(), document(settlement));
    }

    @Test
    void acceptsAQuorumInAnyOrder() {
        assertThat(document(settlement(signatures(0, 1, 2, 3))), contract());
        assertThat(document(settlement(signatures(3, 0, 2))), contract());
    }

    @Test
    void acceptsAnOperationalKeyWhereItIsBound() {
        PrivateKey warm = PrivateKey.derive("warm 3");
        List<SlotSignature> signed = signatures(0, 1);
        signed.add(signature(3, warm));
        assertThat(document(settlement(signed)), contract().warmKeys(Map.of(3, warm.address())));
        assertThat(mismatch(settlement(signed)), containsString("signature of slot 3: wanted " + group.validator(3)));
    }

    @Test
    void rejectsTooFewSignatures() {
        assertThat(mismatch(settlement(signatures(0, 1))), containsString("wanted a weight of at least 3 of 4, saw 2"));
    }

    @Test
    void rejectsASignatureThatIsGivenTwice() {
        assertThat(
                mismatch(settlement(signatures(0, 1, 1))),
                allOf(containsString("signature of slot 1: wanted one, saw another"), containsString("saw 2")));
    }

    @Test
    void countsAValidatorOfTwoSlotsOnceWithTheWeightOfBoth() {
        List<Address> slots = List.of(group.validator(0), group.validator(1), group.validator(2), group.validator(2));
        var wanted = settlementContract(ESCROW, new Group(slots));
        assertThat(document(settlement(signatures(0, 2))), wanted);
        assertThat(
                Mismatch.of(wanted, document(settlement(signatures(2)))), containsString("of at least 3 of 4, saw 2"));
    }

    @Test
    void rejectsForeignSignaturesAndForeignSlots() {
        List<SlotSignature> swapped = signatures(0, 1, 2);
        swapped.add(signature(3, keys.get(0)));
        assertThat(
                mismatch(settlement(swapped)),
                allOf(
                        containsString("signature of slot 3: wanted " + group.validator(3)),
                        containsString("saw " + group.validator(0))));
        List<SlotSignature> stranger = signatures(0, 1, 2);
        stranger.add(signature(7, keys.get(3)));
        assertThat(mismatch(settlement(stranger)), containsString("signature of slot 7: wanted a slot of 0..3"));
    }

    @Test
    void rejectsARootThatDoesNotFollow() {
        Settlement good = settlement(signatures(0, 1, 2, 3));
        Settlement altered =
                new Settlement(ESCROW, "v2", good.stateRoot(), 9, FEES + 1, good.restHash(), stats, good.signatures());
        assertThat(
                mismatch(altered),
                allOf(
                        containsString("state_root: wanted "),
                        containsString("wanted a weight of at least 3 of 4, saw 0")));
    }

    @Test
    void rejectsBooksThatAreNotOneEntryASlot() {
        List<SlotStats> twice = List.of(stats.get(0), stats.get(0), stats.get(1), stats.get(2));
        Settlement odd = new Settlement(
                ESCROW, "v2", root.byteString(), 9, FEES, REST.byteString(), twice, signatures(0, 1, 2, 3));
        assertThat(
                mismatch(odd),
                allOf(
                        containsString("host_stats of slot 0: wanted one entry, saw another"),
                        containsString("saw none for slot 3")));
    }

    @Test
    void rejectsAnotherSessionAnOldNonceAndTooMuchSpent() {
        Settlement good = settlement(signatures(0, 1, 2, 3));
        var wanted =
                settlementContract("18", group).version("v3").nonceAtLeast(10).amount(13_100);
        assertThat(
                Mismatch.of(wanted, document(good)),
                allOf(
                        containsString("escrow_id: wanted 18, saw 17"),
                        containsString("version: wanted v3, saw v2"),
                        containsString("nonce: wanted at least 10, saw 9"),
                        containsString("costs and fees: wanted at most the amount of 13100")));
    }

    @Test
    void rejectsWhatIsNoSettlement() {
        String good = SettlementJson.write(settlement(signatures(0, 1, 2)));
        assertThat(
                Mismatch.of(contract(), document(good.replace("\"fees\":13000,", ""))),
                containsString("a settlement lacks fees"));
        assertThat(Mismatch.of(contract(), document("{")), containsString("not a settlement: "));
        var refused = new SettlementDocument(Recorded.answer(500, "text/plain", "insufficient signatures"));
        assertThat(
                Mismatch.of(contract(), refused),
                allOf(
                        containsString("status: wanted 200, saw 500"),
                        containsString("where: POST " + Recorded.CHAT + ", answered 500")));
    }

    @Test
    void saysWhoSigned() {
        SettlementDocument settled = document(settlement(signatures(0, 1, 3)));
        assertThat(settled, allOf(signedBySlot(3), signedBy(new TreeSet<>(List.of(0, 1, 3)))));
        assertThat(Mismatch.of(signedBySlot(2), settled), containsString("signatures of slots [0, 1, 3] only"));
        assertThat(
                Mismatch.of(signedBy(new TreeSet<>(List.of(0, 1, 2, 3))), settled),
                containsString("slots that signed: wanted [0, 1, 2, 3], saw [0, 1, 3]"));
    }

    @Test
    void theSameSettlementInAnotherOrderAndWithMoreSignaturesIsTheSame() {
        SettlementDocument before = document(settlement(signatures(0, 1, 2)));
        assertThat(document(settlement(signatures(3, 2, 1, 0))), sameAs(before));
        assertThat(
                Mismatch.of(sameAs(before), document(settlement(signatures(0, 1)))),
                containsString("signature of slot 2 is gone"));
        assertThat(
                Mismatch.of(
                        sameAs(before),
                        document(settlement(List.of(
                                signature(0, keys.get(0)), signature(1, keys.get(2)), signature(2, keys.get(2)))))),
                containsString("signature of slot 1: wanted "));
        Settlement dearer = new Settlement(
                ESCROW,
                "v2",
                root.byteString(),
                9,
                FEES + 1,
                REST.byteString(),
                stats.subList(0, 3),
                signatures(0, 1, 2));
        assertThat(
                Mismatch.of(sameAs(before), document(dearer)),
                allOf(containsString("fees: wanted 13000, saw 13001"), containsString("host_stats: wanted {0=")));
    }
}
