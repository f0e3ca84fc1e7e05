package dev.assay.devshard.host;

import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.Composed;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's side of a session, just enough of it: orders, signs, remembers. */
final class Owner {
    static final long STARTED_AT = 1_700_000_000;

    private final PrivateKey key;
    private final List<SignedDiff> history = new ArrayList<>();
    private final List<DevshardTx> pending = new ArrayList<>();
    private WarmKeys warmKeys = WarmKeys.NONE;
    private Ledger ledger;

    Owner(PrivateKey key, SessionTerms terms) {
        this.key = key;
        try {
            this.ledger = Ledger.open(terms);
        } catch (AmountBelowFee e) {
            throw new AssertionError(e);
        }
    }

    Owner knowing(WarmKeys resolver) {
        warmKeys = resolver;
        return this;
    }

    PrivateKey key() {
        return key;
    }

    String escrowId() {
        return ledger.terms().escrowId();
    }

    Ledger ledger() {
        return ledger;
    }

    /** All diffs so far. */
    List<SignedDiff> history() {
        return List.copyOf(history);
    }

    List<SignedDiff> history(int from, int to) {
        return history.subList(from - 1, to);
    }

    /** What hosts handed over, to go into the next diff. */
    void learn(List<DevshardTx> mempool) {
        mempool.stream().filter(tx -> !pending.contains(tx)).forEach(pending::add);
    }

    /** The next diff, with what is pending and the start of an inference of this prompt. */
    SignedDiff ask(String prompt) {
        return compose(Optional.of(start(ledger.nonce() + 1, prompt)));
    }

    /** The next diff, with what is pending only. */
    SignedDiff flush() {
        return compose(Optional.empty());
    }

    SignedDiff finalizeRound() {
        pending.add(Transactions.finalizeRound());
        return flush();
    }

    static Start start(long id, String prompt) {
        return Start.newBuilder()
                .setInferenceId(id)
                .setPromptHash(hash(prompt).byteString())
                .setModel("m")
                .setInputLength(10)
                .setMaxTokens(50)
                .setStartedAt(STARTED_AT)
                .build();
    }

    static PayloadJson payload(String prompt) {
        return new PayloadJson(prompt.getBytes(StandardCharsets.UTF_8), "m", 10, 50, STARTED_AT);
    }

    private SignedDiff compose(Optional<Start> start) {
        try {
            Composed composed = ledger.compose(pending, start, warmKeys);
            SignedDiff diff = SignedDiff.sign(key, escrowId(), composed.nonce(), composed.txs(), composed.root());
            ledger = composed.next();
            history.add(diff);
            pending.clear();
            return diff;
        } catch (DiffRejected e) {
            throw new AssertionError(e);
        }
    }

    private static Hash hash(String prompt) {
        try {
            return CanonicalJson.promptHash(prompt.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedMessage e) {
            throw new AssertionError(e);
        }
    }
}
