package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.SettlementVerifier.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A good settlement of four hosts, and what can be made of it. */
final class Settlements {
    static final String ESCROW = "7";
    static final long NONCE = 12;
    static final long FEES = 13_000;
    static final Hash REST = Hash.sha256(new byte[] {1});
    static final List<PrivateKey> KEYS =
            IntStream.range(0, 4).mapToObj(i -> PrivateKey.derive("host" + i)).toList();
    static final Group GROUP = new Group(KEYS.stream().map(PrivateKey::address).toList());
    static final List<SlotStats> STATS = List.of(
            new SlotStats(0, 0, 0, 10, 0, 0),
            new SlotStats(1, 1, 0, 20, 0, 0),
            new SlotStats(2, 0, 1, 0, 0, 0),
            SlotStats.none(3));

    private Settlements() {}

    static Verdict verify(Settlement settlement) {
        return SettlementVerifier.verify(settlement, GROUP, Map.of());
    }

    static void assertViolates(Settlement settlement, String... violations) {
        assertEquals(List.of(violations), verify(settlement).violations());
    }

    static Settlement settlement() {
        return build(STATS, FEES);
    }

    static Settlement build(List<SlotStats> hostStats, long fees) {
        Hash root = StateHashes.root(StateHashes.statsHash(hostStats), fees, REST, "v2", Phase.SETTLEMENT);
        Settlement bare =
                new Settlement(ESCROW, "v2", root.byteString(), NONCE, fees, REST.byteString(), hostStats, List.of());
        return signed(bare, 0, 1, 2, 3);
    }

    static Settlement signed(Settlement settlement, int... slots) {
        return withSignatures(
                settlement,
                IntStream.of(slots)
                        .mapToObj(slot -> sign(settlement, slot, KEYS.get(slot)))
                        .toList());
    }

    static SlotSignature sign(Settlement settlement, int slot, PrivateKey key) {
        byte[] content =
                SigningContent.state(Hash.of(settlement.stateRoot()), settlement.escrowId(), settlement.nonce());
        return SlotSignature.of(slot, key.sign(content));
    }

    static Settlement withSignatures(Settlement good, List<SlotSignature> signatures) {
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

    static Settlement withStats(Settlement good, List<SlotStats> hostStats) {
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

    static Settlement copy(Settlement good, String version, long nonce, long fees, ByteString restHash) {
        return new Settlement(
                good.escrowId(), version, good.stateRoot(), nonce, fees, restHash, good.hostStats(), good.signatures());
    }
}
