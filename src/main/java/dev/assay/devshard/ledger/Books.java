package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.SlotStats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a session holds at one moment, also between two transactions of a diff. A rule takes books and gives new
 * ones or refuses, so what a refused transaction did, a warm key bound on the way included, is gone with the books
 * it was written in.
 */
record Books(
        long nonce,
        Phase phase,
        long finalizeNonce,
        long balance,
        long fees,
        LiveSet live,
        List<SlotStats> stats,
        SortedMap<Integer, Address> warmKeys,
        Hash sealedAccumulator) {

    static Books open(SessionTerms terms) {
        List<SlotStats> stats = new ArrayList<>();
        for (int slot = 0; slot < terms.group().size(); slot++) {
            stats.add(SlotStats.none(slot));
        }
        return new Books(
                0,
                Phase.ACTIVE,
                0,
                terms.amount() - terms.createFee(),
                terms.createFee(),
                LiveSet.EMPTY,
                List.copyOf(stats),
                Collections.emptySortedMap(),
                Hash.ZERO);
    }

    Books put(Inference inference) {
        return withLive(live.put(inference), sealedAccumulator);
    }

    Books withLive(LiveSet changed, Hash accumulator) {
        return new Books(nonce, phase, finalizeNonce, balance, fees, changed, stats, warmKeys, accumulator);
    }

    /** @param delta what the balance gains, negative for what it gives */
    Books moving(long delta) {
        return withMoney(Math.addExact(balance, delta), fees);
    }

    Books charging(long fee) {
        return withMoney(Math.subtractExact(balance, fee), Math.addExact(fees, fee));
    }

    private Books withMoney(long newBalance, long newFees) {
        return new Books(nonce, phase, finalizeNonce, newBalance, newFees, live, stats, warmKeys, sealedAccumulator);
    }

    Books withStats(int slot, UnaryOperator<SlotStats> change) {
        List<SlotStats> changed = new ArrayList<>(stats);
        changed.set(slot, change.apply(stats.get(slot)));
        return new Books(
                nonce,
                phase,
                finalizeNonce,
                balance,
                fees,
                live,
                Collections.unmodifiableList(changed),
                warmKeys,
                sealedAccumulator);
    }

    Books binding(int slot, Address warmKey) {
        SortedMap<Integer, Address> changed = new TreeMap<>(warmKeys);
        changed.put(slot, warmKey);
        return new Books(
                nonce,
                phase,
                finalizeNonce,
                balance,
                fees,
                live,
                stats,
                Collections.unmodifiableSortedMap(changed),
                sealedAccumulator);
    }

    Books at(long newNonce, Phase newPhase, long newFinalizeNonce) {
        return new Books(newNonce, newPhase, newFinalizeNonce, balance, fees, live, stats, warmKeys, sealedAccumulator);
    }
}
