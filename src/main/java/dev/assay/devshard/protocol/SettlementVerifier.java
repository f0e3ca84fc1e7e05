package dev.assay.devshard.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a settlement is worth (contract 4.9), from nothing but its own bytes and what the chain knows of the escrow.
 * It knows no ledger, so it can judge one.
 *
 * <p>The contract is silent about the bounds of missed and invalid; here they are, together, the inferences that
 * can have fallen to the slot: ids up to the final nonce that are its own modulo N.
 */
public final class SettlementVerifier {
    private SettlementVerifier() {}

    /** Within no limits. */
    public static Verdict verify(Settlement settlement, Group group, Map<Integer, Address> warmKeys) {
        return verify(settlement, group, warmKeys, Limits.NONE);
    }

    /**
     * All violations at once, each with what was wanted and what was seen.
     *
     * @param warmKeys slot to the address bound to it in the session
     */
    public static Verdict verify(Settlement settlement, Group group, Map<Integer, Address> warmKeys, Limits limits) {
        List<String> violations = new ArrayList<>();
        checkStats(settlement, group, violations);
        checkLimits(settlement, limits, violations);
        Optional<Hash> root = checkRoot(settlement, violations);
        Signers signers = root.map(recomputed -> checkSignatures(settlement, recomputed, group, warmKeys, violations))
                .orElse(new Signers(Set.of(), 0));
        if (signers.weight < group.quorum()) {
            violations.add("signatures: wanted a weight of at least " + group.quorum() + " of " + group.size()
                    + ", saw " + signers.weight + " (slots " + signers.slots + ")");
        }
        return new Verdict(List.copyOf(violations), root, signers.slots, signers.weight, group.quorum());
    }

    private static void checkStats(Settlement settlement, Group group, List<String> violations) {
        Set<Integer> seen = new HashSet<>();
        for (SlotStats stats : settlement.hostStats()) {
            String where = "host_stats of slot " + stats.slot();
            if (!group.hasSlot(stats.slot())) {
                violations.add(where + ": wanted a slot of 0.." + (group.size() - 1) + ", saw " + stats.slot());
                continue;
            }
            if (!seen.add(stats.slot())) {
                violations.add(where + ": wanted one entry, saw another");
            }
            checkCounts(settlement, group, stats, where, violations);
        }
        IntStream.range(0, group.size())
                .filter(slot -> !seen.contains(slot))
                .forEach(slot ->
                        violations.add("host_stats: wanted an entry for every slot, saw none for slot " + slot));
    }

    private static void checkCounts(
            Settlement settlement, Group group, SlotStats stats, String where, List<String> violations) {
        long executed = executedAtMost(settlement.nonce(), stats.slot(), group.size());
        if (stats.missed() < 0 || stats.invalid() < 0 || (long) stats.missed() + stats.invalid() > executed) {
            violations.add(where + ": wanted missed + invalid within the " + Long.toUnsignedString(executed)
                    + " inferences that can be its own, saw " + stats.missed() + " + " + stats.invalid());
        }
        if (stats.cost() < 0) {
            violations.add(where + ": wanted a cost of at most 2^63-1, saw " + Long.toUnsignedString(stats.cost()));
        }
    }

    /** How many of 1..nonce are the slot's own modulo N. */
    private static long executedAtMost(long nonce, int slot, int slots) {
        long whole = Long.divideUnsigned(nonce, slots);
        long rest = Long.remainderUnsigned(nonce, slots);
        return whole + (slot >= 1 && slot <= rest ? 1 : 0);
    }

    private static void checkLimits(Settlement settlement, Limits limits, List<String> violations) {
        if (Long.compareUnsigned(settlement.nonce(), limits.maxNonce) > 0) {
            violations.add(
                    "nonce: wanted at most " + limits.maxNonce + ", saw " + Long.toUnsignedString(settlement.nonce()));
        }
        if (settlement.fees() < 0) {
            violations.add("fees: wanted at most 2^63-1, saw " + Long.toUnsignedString(settlement.fees()));
        }
        long left = limits.amount - Math.max(0, settlement.fees());
        for (SlotStats stats : settlement.hostStats()) {
            left = left < 0 ? left : left - Math.max(0, stats.cost());
        }
        if (left < 0) {
            violations.add("costs and fees: wanted at most the amount of " + limits.amount + ", saw costs of "
                    + settlement.hostStats().stream().map(SlotStats::cost).toList() + " and fees of "
                    + settlement.fees());
        }
    }

    private static Optional<Hash> checkRoot(Settlement settlement, List<String> violations) {
        if (settlement.restHash().size() != Hash.LENGTH) {
            violations.add("rest_hash: wanted " + Hash.LENGTH + " bytes, saw "
                    + settlement.restHash().size());
            return Optional.empty();
        }
        Hash root = StateHashes.root(
                StateHashes.statsHash(settlement.hostStats()),
                settlement.fees(),
                Hash.of(settlement.restHash()),
                settlement.version(),
                Phase.SETTLEMENT);
        if (!settlement.stateRoot().equals(root.byteString())) {
            violations.add("state_root: wanted " + root + ", recomputed from host_stats, fees, rest_hash, version \""
                    + settlement.version() + "\" and phase settlement, saw "
                    + HexFormat.of().formatHex(settlement.stateRoot().toByteArray()));
        }
        return Optional.of(root);
    }

    private static Signers checkSignatures(
            Settlement settlement, Hash root, Group group, Map<Integer, Address> warmKeys, List<String> violations) {
        byte[] content = SigningContent.state(root, settlement.escrowId(), settlement.nonce());
        Set<Integer> named = new HashSet<>();
        Set<Integer> good = new TreeSet<>();
        for (SlotSignature signed : settlement.signatures()) {
            if (!named.add(signed.slot())) {
                violations.add("signature of slot " + signed.slot() + ": wanted one, saw another");
            }
            fault(signed, content, group, warmKeys)
                    .ifPresentOrElse(
                            fault -> violations.add("signature of slot " + signed.slot() + ": " + fault),
                            () -> good.add(signed.slot()));
        }
        Set<Address> addresses = new LinkedHashSet<>();
        good.forEach(slot -> addresses.add(group.validator(slot)));
        return new Signers(good, addresses.stream().mapToInt(group::weight).sum());
    }

    private static Optional<String> fault(
            SlotSignature signed, byte[] content, Group group, Map<Integer, Address> warmKeys) {
        if (!group.hasSlot(signed.slot())) {
            return Optional.of("wanted a slot of 0.." + (group.size() - 1));
        }
        Address cold = group.validator(signed.slot());
        Address warm = warmKeys.get(signed.slot());
        Optional<Address> signer = Signature.recover(content, signed.signature());
        if (signer.isPresent() && (signer.get().equals(cold) || signer.get().equals(warm))) {
            return Optional.empty();
        }
        return Optional.of("wanted " + cold + (warm == null ? "" : " or its warm key " + warm)
                + " over the recomputed root, the escrow id and the nonce, saw "
                + signer.map(Address::value).orElse("no signature in these bytes"));
    }

    private record Signers(Set<Integer> slots, int weight) {}

    /**
     * What the chain knows beside the group.
     *
     * @param amount deposited; costs and fees together must not exceed it
     * @param maxNonce the final nonce must not exceed it
     */
    public record Limits(long amount, long maxNonce) {
        /** For who does not know them. */
        public static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * @param violations in words, empty if the settlement holds
     * @param root recomputed; empty if rest_hash is no hash
     * @param signers slots with a good signature
     * @param weight of the distinct addresses among them
     * @param quorum the weight that is needed
     */
    public record Verdict(List<String> violations, Optional<Hash> root, Set<Integer> signers, int weight, int quorum) {
        public boolean holds() {
            return violations.isEmpty();
        }

        @Override
        public String toString() {
            return holds()
                    ? "settled by slots " + signers + ", weight " + weight + " of " + quorum + " needed"
                    : String.join("\n", violations);
        }
    }
}
