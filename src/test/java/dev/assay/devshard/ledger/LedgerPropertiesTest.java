package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds of every sequence of diffs, good or hostile. */
final class LedgerPropertiesTest {
    private static final long AMOUNT = 60_000;
    private static final WarmKeys GRANTED = (validator, candidate) -> candidate.equals(Move.WARM.address());

    /**
     * A diff of these transactions.
     *
     * @param sifted whether those that fail are left out, as an honest user does
     * @param tampering what is done to the diff behind the user's back
     */
    record Attempt(List<Move> moves, boolean sifted, Tampering tampering) {}

    enum Tampering {
        NONE,
        WRONG_KEY,
        WRONG_ROOT,
        GAP,
        REPLAY,
        BENT_SIGNATURE
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Tampering> tampering = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(Tampering.NONE)), Tuple.of(1, Arbitraries.of(Tampering.class)));
        Arbitrary<Boolean> sifted = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
        return Combinators.combine(Move.any().list().ofMinSize(1).ofMaxSize(6), sifted, tampering)
                .as(Attempt::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(50);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void money_is_neither_made_nor_lost_and_nothing_is_half_applied(@ForAll("attempts") List<Attempt> attempts) {
        play(attempts, new ArrayList<>());
    }

    /** What the other properties are worth: the same sequences every time, and they end everywhere. */
    @Property(tries = 40, seed = "7", shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_generated_diffs_lead_everywhere(@ForAll("attempts") List<Attempt> attempts) {
        List<Inference> sealed = new ArrayList<>();
        Ledger ledger = play(attempts, sealed);
        Stream.concat(ledger.inferences(), sealed.stream())
                .forEach(inference -> Statistics.label("inference").collect(inference.status()));
        Statistics.label("session").collect(ledger.phase());
        Statistics.label("warm key").collect(!ledger.warmKeys().isEmpty());
        Statistics.label("inference").coverage(ended -> {
            for (InferenceStatus status : InferenceStatus.values()) {
                ended.check(status).count(often -> often > 0);
            }
        });
        Statistics.label("session").coverage(ended -> {
            for (Phase phase : Phase.values()) {
                ended.check(phase).count(often -> often > 0);
            }
        });
        Statistics.label("warm key").coverage(bound -> bound.check(true).count(often -> often > 0));
    }

    private static Ledger play(List<Attempt> attempts, List<Inference> sealed) {
        Network network = network();
        Ledger ledger = network.open();
        String seen = Session.print(ledger);
        for (Attempt attempt : attempts) {
            Ledger next = ledger;
            try {
                Applied applied = ledger.apply(diff(network, ledger, attempt), GRANTED);
                applied.sealed().forEach(each -> sealed.add(each.inference()));
                next = applied.next();
                assertEquals(Tampering.NONE, attempt.tampering, "applied");
                assertConserved(next, sealed);
                assertRoot(next);
            } catch (DiffRejected refused) {
                assertFalse(refused.getMessage().isBlank());
            }
            assertEquals(seen, Session.print(ledger), "the ledger before is still what it was");
            seen = next == ledger ? seen : Session.print(next);
            ledger = next;
        }
        return ledger;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void what_the_user_composes_every_host_applies_to_the_same_root(@ForAll("attempts") List<Attempt> attempts)
            throws DiffRejected {
        Network network = network();
        Ledger user = network.open();
        Ledger host = network.open();
        List<SignedDiff> journal = new ArrayList<>();
        for (Attempt attempt : attempts) {
            long nonce = user.nonce() + 1;
            List<DevshardTx> pending = Move.all(attempt.moves, network, user);
            Composed composed = compose(network, user, pending, nonce);
            if (composed == null) {
                break;
            }
            SignedDiff diff = SignedDiff.sign(network.user, Network.ESCROW, nonce, composed.txs(), composed.root());
            Applied applied = host.apply(diff, GRANTED);
            assertEquals(Session.print(composed.next()), Session.print(applied.next()));
            assertEquals(composed.sealed(), applied.sealed());
            assertEquals(composed.newWarmKeys(), applied.newWarmKeys());
            assertEquals(
                    pending.size(),
                    composed.txs().stream().filter(tx -> !tx.hasStart()).count()
                            + composed.dropped().size());
            Map<?, ?> bound = applied.newWarmKeys();
            WarmKeys stored = (validator, candidate) -> bound.containsValue(candidate);
            assertEquals(applied.next().root(), host.apply(diff, stored).next().root(), "replayed without the chain");
            journal.add(diff);
            user = composed.next();
            host = applied.next();
        }
        assertEquals(host.root(), replay(network, journal).root());
    }

    private static Composed compose(Network network, Ledger user, List<DevshardTx> pending, long nonce) {
        for (var start : List.of(Optional.of(network.start(nonce).getStart()), Optional.<Start>empty())) {
            try {
                return user.compose(pending, start, GRANTED);
            } catch (DiffRejected refused) {
                continue;
            }
        }
        return null;
    }

    private static Ledger replay(Network network, List<SignedDiff> journal) throws DiffRejected {
        Ledger ledger = network.open();
        for (SignedDiff diff : journal) {
            ledger = ledger.apply(diff, GRANTED).next();
        }
        return ledger;
    }

    private static SignedDiff diff(Network network, Ledger ledger, Attempt attempt) {
        long nonce = ledger.nonce() + 1;
        List<DevshardTx> txs = attempt.sifted
                ? sifted(ledger, Move.all(attempt.moves, network, ledger))
                : Move.all(attempt.moves, network, ledger);
        return switch (attempt.tampering) {
            case NONE -> network.diff(network.user, nonce, txs);
            case WRONG_KEY -> network.diff(PrivateKey.derive("stranger"), nonce, txs);
            case WRONG_ROOT -> SignedDiff.sign(network.user, Network.ESCROW, nonce, txs, Hash.ZERO);
            case GAP -> network.diff(network.user, nonce + 1, txs);
            case REPLAY -> network.diff(network.user, nonce - 1, txs);
            case BENT_SIGNATURE -> bent(network.diff(network.user, nonce, txs));
        };
    }

    /** In the given order, so also in orders that no honest user chooses. */
    private static List<DevshardTx> sifted(Ledger ledger, List<DevshardTx> txs) {
        Rules rules = new Rules(ledger.terms(), GRANTED, Signers.RECOVERED);
        List<DevshardTx> kept = new ArrayList<>();
        Books books = ledger.books();
        for (DevshardTx tx : txs) {
            try {
                books = rules.apply(books, tx);
                kept.add(tx);
            } catch (DiffRejected dropped) {
                continue;
            }
        }
        return kept;
    }

    private static SignedDiff bent(SignedDiff diff) {
        byte[] signature = diff.userSignature();
        signature[40] ^= 1;
        return new SignedDiff(diff.nonce(), diff.txs(), signature, diff.postStateRoot());
    }

    private static void assertConserved(Ledger ledger, List<Inference> sealed) {
        long held = Stream.concat(ledger.inferences(), sealed.stream())
                .mapToLong(LedgerPropertiesTest::held)
                .sum();
        assertEquals(AMOUNT, ledger.balance() + ledger.fees() + held);
        long earned = Stream.concat(ledger.inferences(), sealed.stream())
                .filter(inference -> inference.status() != InferenceStatus.INVALIDATED)
                .mapToLong(Inference::actualCost)
                .sum();
        assertEquals(earned, ledger.stats().stream().mapToLong(SlotStats::cost).sum());
        assertTrue(ledger.balance() >= 0 && ledger.fees() >= 0, "balance " + ledger.balance());
    }

    private static long held(Inference inference) {
        return switch (inference.status()) {
            case PENDING, STARTED -> inference.reservedCost();
            case FINISHED, CHALLENGED, VALIDATED -> inference.actualCost();
            case INVALIDATED, TIMED_OUT -> 0;
        };
    }

    private static void assertRoot(Ledger ledger) {
        Hash rest = StateHashes.restHash(
                ledger.balance(),
                StateHashes.inferencesHash(
                        ledger.sealedAccumulator(),
                        StateHashes.liveHash(ledger.live().values())),
                StateHashes.warmHash(ledger.warmKeys()));
        assertEquals(rest, ledger.restHash());
        assertEquals(
                StateHashes.root(StateHashes.statsHash(ledger.stats()), ledger.fees(), rest, "v2", ledger.phase()),
                ledger.root());
    }

    private static Network network() {
        return new Network(4, 2).holding(AMOUNT).sealing(5, 3, 10).voting(30);
    }
}
