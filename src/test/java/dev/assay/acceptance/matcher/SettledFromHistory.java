package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.devshard.protocol.SettlementVerifier;
import dev.assay.devshard.protocol.SlotSignature;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settlement follows from the session's public history (contract 4.3, 4.4, 9.2): every diff is the owner's, in
 * order; what each slot is owed and blamed for, the fees, the balance and the status of every inference are what the
 * diffs say; every inference has come to an end; together they are the deposit; the root over all that is the one that
 * was signed; and a signature given twice counts once.
 */
final class SettledFromHistory extends DocumentMatcher<SettledHistory> {
    private final boolean mayLeaveOpen;

    /** @param mayLeaveOpen whether inferences may be pending or started still: nobody waited for their deadlines */
    SettledFromHistory(boolean mayLeaveOpen) {
        super(SettledHistory.class, "a settlement that follows from the session's public history");
        this.mayLeaveOpen = mayLeaveOpen;
    }

    @Override
    String where(SettledHistory settled) {
        return settled.settlement().answer().where();
    }

    @Override
    void judge(SettledHistory settled, Findings findings) {
        try {
            Settlement settlement =
                    SettlementJson.read(settled.settlement().answer().bytes().toByteArray());
            PublicLedger ledger = new PublicLedger(
                    settled.deposited().amount(), settled.deposited().group(), settled.terms(), findings);
            replay(settled, ledger, findings);
            phase(settled, settlement, ledger, findings);
            money(settled, settlement, ledger, findings);
            statuses(settled, ledger, findings);
            root(settled, settlement, ledger, findings);
            doubledSignature(settled, settlement, findings);
        } catch (MalformedMessage unreadable) {
            findings.add(unreadable.getMessage());
        }
    }

    private static void replay(SettledHistory settled, PublicLedger ledger, Findings findings) {
        long expected = 1;
        for (HistoryEntry entry : settled.history()) {
            findings.same("nonce of diff " + expected + " of the history", expected, entry.nonce());
            SignedDiff diff = new SignedDiff(
                    entry.nonce(),
                    entry.transactions(),
                    entry.userSignature().toByteArray(),
                    entry.postStateRoot().toByteArray());
            findings.same(
                    "who signed diff " + entry.nonce(),
                    Optional.of(settled.deposited().owner()),
                    diff.signer(settled.deposited().escrowId()));
            ledger.apply(entry.nonce(), entry.transactions());
            expected++;
        }
    }

    private static void phase(SettledHistory settled, Settlement settlement, PublicLedger ledger, Findings findings) {
        findings.same("nonce of the settlement", ledger.nonce(), settlement.nonce());
        findings.same("phase of the session", "settlement", settled.state().phase());
        findings.same(
                "nonce of the session", settlement.nonce(), settled.state().latestNonce());
        findings.same(
                "nonce at which finalizing began",
                ledger.finalizeNonce(),
                settled.state().finalizeNonce());
        long least = ledger.finalizeNonce() + settled.deposited().group().size();
        findings.unless(
                ledger.finalizeNonce() > 0 && settlement.nonce() >= least,
                "nonce of the settlement: wanted at least " + least + " (finalizing began at " + ledger.finalizeNonce()
                        + "), saw " + settlement.nonce());
    }

    private static void money(SettledHistory settled, Settlement settlement, PublicLedger ledger, Findings findings) {
        Map<Integer, SlotStats> owed = new TreeMap<>();
        settlement.hostStats().forEach(stats -> owed.put(stats.slot(), stats));
        for (SlotStats wanted : ledger.stats()) {
            SlotStats seen = owed.getOrDefault(wanted.slot(), SlotStats.none(wanted.slot()));
            String of = " of slot " + wanted.slot();
            findings.same("cost" + of, wanted.cost(), seen.cost());
            findings.same("missed" + of, wanted.missed(), seen.missed());
            findings.same("invalid" + of, wanted.invalid(), seen.invalid());
        }
        findings.same("fees", ledger.fees(), settlement.fees());
        findings.same("balance", ledger.balance(), settled.state().balance());
        long costs = settlement.hostStats().stream().mapToLong(SlotStats::cost).sum();
        long reserved = ledger.inferences().values().stream()
                .filter(SettledFromHistory::isOpen)
                .mapToLong(Inference::reservedCost)
                .sum();
        findings.same(
                "fees " + settlement.fees() + " + costs " + costs + " + balance "
                        + settled.state().balance() + " + reserved for work without an end " + reserved,
                settled.deposited().amount(),
                settlement.fees() + costs + settled.state().balance() + reserved);
    }

    private void statuses(SettledHistory settled, PublicLedger ledger, Findings findings) {
        Map<Long, InferenceView> seen = settled.state().inferences();
        findings.same("inferences that the session shows", ledger.inferences().keySet(), seen.keySet());
        ledger.inferences().forEach((id, wanted) -> {
            findings.unless(
                    mayLeaveOpen || !isOpen(wanted),
                    "inference " + id + ": wanted an end, saw it settled as "
                            + wanted.status().wireName());
            if (seen.containsKey(id)) {
                findings.same(
                        "status of inference " + id,
                        wanted.status().wireName(),
                        seen.get(id).status());
            }
        });
    }

    /**
     * Where no sweep can have sealed anything before (contract 4.7), the whole root can be recomputed: at the
     * settlement all records are folded, in the order of their ids.
     */
    private static void root(SettledHistory settled, Settlement settlement, PublicLedger ledger, Findings findings)
            throws MalformedMessage {
        if (ledger.finalizeNonce() >= settled.terms().autoSealEveryNonces()) {
            return;
        }
        Hash accumulator = Hash.ZERO;
        for (Inference inference : ledger.inferences().values()) {
            accumulator = StateHashes.seal(accumulator, settlement.nonce(), inference);
        }
        Hash inferences = StateHashes.inferencesHash(accumulator, StateHashes.liveHash(List.of()));
        Hash rest = StateHashes.restHash(ledger.balance(), inferences, StateHashes.warmHash(bound(settled)));
        findings.same("rest_hash, recomputed from the history", rest, Hash.of(settlement.restHash()));
    }

    private static void doubledSignature(SettledHistory settled, Settlement settlement, Findings findings)
            throws MalformedMessage {
        List<SlotSignature> doubled = new ArrayList<>(settlement.signatures());
        doubled.addAll(settlement.signatures());
        Settlement twice = new Settlement(
                settlement.escrowId(),
                settlement.version(),
                settlement.stateRoot(),
                settlement.nonce(),
                settlement.fees(),
                settlement.restHash(),
                settlement.hostStats(),
                doubled);
        int once = SettlementVerifier.verify(settlement, settled.deposited().group(), bound(settled))
                .weight();
        findings.same(
                "weight of the signatures when each is given twice",
                once,
                SettlementVerifier.verify(twice, settled.deposited().group(), bound(settled))
                        .weight());
    }

    private static Map<Integer, Address> bound(SettledHistory settled) throws MalformedMessage {
        Map<Integer, Address> keys = new TreeMap<>();
        for (Map.Entry<Long, String> key : settled.state().warmKeys().entrySet()) {
            keys.put(Math.toIntExact(key.getKey()), Address.parse(key.getValue()));
        }
        return keys;
    }

    static boolean isOpen(Inference inference) {
        return inference.status() == InferenceStatus.PENDING || inference.status() == InferenceStatus.STARTED;
    }
}
