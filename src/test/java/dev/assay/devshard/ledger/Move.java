package dev.assay.devshard.ledger;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One transaction that somebody might put into a diff, honest or with a flaw.
 *
 * @param back how many live inferences are younger than the one it is about
 * @param who whose slot, modulo the slots
 */
record Move(Kind kind, int back, int who, Flaw flaw) {
    static final PrivateKey STRANGER = PrivateKey.derive("stranger");
    static final PrivateKey WARM = PrivateKey.derive("warm");

    enum Kind {
        /** Whatever the inference's status asks for next. */
        NEXT,
        START,
        CONFIRM,
        FINISH,
        VALID,
        INVALID,
        VOTE_FOR,
        VOTE_AGAINST,
        REFUSED,
        EXECUTION,
        FINALIZE,
        SEED,
        EMPTY
    }

    enum Flaw {
        NONE,
        /** Signed by nobody who may. */
        STRANGER,
        /** Signed by a key that the chain may have granted. */
        WARM,
        /** Signed for another escrow. */
        ELSEWHERE,
        /** Numbers as large as they get. */
        HUGE,
        /** About an inference that nobody knows. */
        UNKNOWN
    }

    static Arbitrary<Move> any() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(70, Kind.NEXT),
                Tuple.of(45, Kind.START),
                Tuple.of(3, Kind.CONFIRM),
                Tuple.of(3, Kind.FINISH),
                Tuple.of(5, Kind.VALID),
                Tuple.of(5, Kind.INVALID),
                Tuple.of(5, Kind.VOTE_FOR),
                Tuple.of(5, Kind.VOTE_AGAINST),
                Tuple.of(2, Kind.REFUSED),
                Tuple.of(2, Kind.EXECUTION),
                Tuple.of(1, Kind.FINALIZE),
                Tuple.of(2, Kind.SEED),
                Tuple.of(2, Kind.EMPTY));
        Arbitrary<Flaw> flaws = Arbitraries.frequency(
                Tuple.of(30, Flaw.NONE),
                Tuple.of(2, Flaw.STRANGER),
                Tuple.of(3, Flaw.WARM),
                Tuple.of(1, Flaw.ELSEWHERE),
                Tuple.of(1, Flaw.HUGE),
                Tuple.of(1, Flaw.UNKNOWN));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 7),
                        flaws)
                .as(Move::new);
    }

    /** @param before the ledger that the diff is for */
    DevshardTx in(Network network, Ledger before) {
        long nonce = before.nonce() + 1;
        List<Inference> live = before.inferences().toList();
        Optional<Inference> target =
                live.isEmpty() ? Optional.empty() : Optional.of(live.get(Math.max(0, live.size() - 1 - back)));
        long id = flaw == Flaw.UNKNOWN ? -nonce : target.map(Inference::id).orElse(nonce);
        Kind meant = kind == Kind.NEXT ? target.map(this::next).orElse(Kind.START) : kind;
        return tx(meant, network, meant == Kind.START && flaw != Flaw.UNKNOWN ? nonce : id);
    }

    private Kind next(Inference inference) {
        return switch (inference.status()) {
            case PENDING -> who == 0 ? Kind.REFUSED : Kind.CONFIRM;
            case STARTED -> who == 0 ? Kind.EXECUTION : Kind.FINISH;
            case FINISHED -> who % 2 == 0 ? Kind.VALID : Kind.INVALID;
            case CHALLENGED -> who > 4 ? Kind.VOTE_FOR : Kind.VOTE_AGAINST;
            case VALIDATED, INVALIDATED, TIMED_OUT -> Kind.START;
        };
    }

    private DevshardTx tx(Kind meant, Network network, long id) {
        int slot = who % network.slots.size();
        return switch (meant) {
            case START -> start(network, id);
            case CONFIRM -> confirm(network, id);
            case FINISH -> finish(network, id);
            case VALID, INVALID ->
                Transactions.validation(signer(network, slot), escrow(), id, slot(slot), meant == Kind.VALID);
            case VOTE_FOR, VOTE_AGAINST ->
                Transactions.vote(signer(network, slot), escrow(), id, slot(slot), meant == Kind.VOTE_FOR);
            case REFUSED -> timeout(network, id, TimeoutReason.TIMEOUT_REASON_REFUSED);
            case EXECUTION -> timeout(network, id, TimeoutReason.TIMEOUT_REASON_EXECUTION);
            case FINALIZE -> Transactions.finalizeRound();
            case SEED ->
                DevshardTx.newBuilder()
                        .setRevealSeed(ByteString.copyFromUtf8("seed"))
                        .build();
            case NEXT, EMPTY -> DevshardTx.getDefaultInstance();
        };
    }

    private DevshardTx start(Network network, long id) {
        return flaw == Flaw.HUGE ? network.start(id, Long.MAX_VALUE, who) : network.start(id);
    }

    private DevshardTx confirm(Network network, long id) {
        long confirmedAt = flaw == Flaw.HUGE ? Long.MAX_VALUE : Network.STARTED_AT + id * 5;
        return network.confirm(signer(network, executor(network, id)), id, confirmedAt);
    }

    private DevshardTx finish(Network network, long id) {
        int executor = executor(network, id);
        long tokens = flaw == Flaw.HUGE ? Long.MIN_VALUE + who : 5 + who * 9L;
        return Transactions.finish(
                signer(network, executor), escrow(), id, Network.RESPONSE, tokens, 7, slot(executor));
    }

    private DevshardTx timeout(Network network, long id, TimeoutReason reason) {
        return Transactions.timeout(
                id,
                reason,
                IntStream.rangeClosed(0, who % 5 + 1)
                        .map(voter -> voter % network.slots.size())
                        .mapToObj(slot -> Transactions.timeoutVote(
                                signer(network, slot), escrow(), id, reason, slot(slot), slot != 3))
                        .toList());
    }

    private PrivateKey signer(Network network, int slot) {
        return switch (flaw) {
            case STRANGER -> STRANGER;
            case WARM -> WARM;
            default -> network.slots.get(slot);
        };
    }

    private String escrow() {
        return flaw == Flaw.ELSEWHERE ? "8" : Network.ESCROW;
    }

    private int slot(int slot) {
        return flaw == Flaw.HUGE ? slot - who * 40 : slot;
    }

    private static int executor(Network network, long id) {
        return (int) Long.remainderUnsigned(id, network.slots.size());
    }

    static List<DevshardTx> all(List<Move> moves, Network network, Ledger before) {
        return moves.stream().map(move -> move.in(network, before)).toList();
    }
}
