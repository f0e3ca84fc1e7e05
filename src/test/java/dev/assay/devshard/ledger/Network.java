package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A user and hosts with their keys, and the transactions they would write. Key i holds slot i, and the slots of
 * {@code extraSlots}.
 */
final class Network {
    static final String ESCROW = "7";
    static final String MODEL = "stub";
    static final long STARTED_AT = 1_700_000_000;
    static final Hash PROMPT = Hash.sha256("prompt".getBytes(StandardCharsets.UTF_8));
    static final Hash RESPONSE = Hash.sha256("response".getBytes(StandardCharsets.UTF_8));

    final PrivateKey user = PrivateKey.derive("user");
    final List<PrivateKey> slots = new ArrayList<>();
    private EscrowFacts facts;
    private ChainParams params = ChainParams.defaults();

    Network(int hosts, int... extraSlots) {
        IntStream.range(0, hosts).forEach(host -> slots.add(PrivateKey.derive("host" + host)));
        IntStream.of(extraSlots).forEach(host -> slots.add(slots.get(host)));
        facts = facts(1_000_000, 0, 0, 0);
    }

    Network holding(long amount) {
        facts = facts(amount, 0, 0, 0);
        return this;
    }

    Network sealing(long everyNonces, long graceNonces, long graceSeconds) {
        facts = facts(facts.amount(), everyNonces, graceNonces, graceSeconds);
        return this;
    }

    Network voting(long factor) {
        params = new ChainParams(0, 0, 5000, factor, params.maxNonce(), true);
        return this;
    }

    Network endingAt(long maxNonce) {
        params = new ChainParams(0, 0, 5000, params.voteThresholdFactor(), maxNonce, true);
        return this;
    }

    private EscrowFacts facts(long amount, long everyNonces, long graceNonces, long graceSeconds) {
        List<Address> addresses = slots.stream().map(PrivateKey::address).toList();
        return new EscrowFacts(
                ESCROW, user.address(), addresses, amount, 1, 0, 0, 0, graceNonces, graceSeconds, everyNonces);
    }

    SessionTerms terms() {
        return SessionTerms.of(facts, params);
    }

    Ledger open() {
        try {
            return Ledger.open(terms());
        } catch (AmountBelowFee e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Signed by the user, with no promise of a root. */
    SignedDiff diff(Ledger before, DevshardTx... txs) {
        return diff(user, before.nonce() + 1, List.of(txs));
    }

    SignedDiff diff(PrivateKey signer, long nonce, List<DevshardTx> txs) {
        byte[] none = new byte[0];
        return new SignedDiff(nonce, txs, signer.sign(SigningContent.diff(nonce, txs, ESCROW, none)), none);
    }

    int executor(long id) {
        return (int) (id % slots.size());
    }

    DevshardTx start(long id) {
        return start(id, 10, 50);
    }

    DevshardTx start(long id, long inputLength, long maxTokens) {
        return Transactions.start(id, PROMPT, MODEL, inputLength, maxTokens, STARTED_AT);
    }

    DevshardTx confirm(long id) {
        return confirm(id, STARTED_AT + id);
    }

    DevshardTx confirm(long id, long confirmedAt) {
        return confirm(slots.get(executor(id)), id, confirmedAt);
    }

    DevshardTx confirm(PrivateKey signer, long id, long confirmedAt) {
        Start start = start(id).getStart();
        return Transactions.confirm(id, signer.sign(SigningContent.receipt(start, ESCROW, confirmedAt)), confirmedAt);
    }

    DevshardTx finish(long id) {
        return finish(id, 8, 20);
    }

    DevshardTx finish(long id, long inputTokens, long outputTokens) {
        return finish(slots.get(executor(id)), id, inputTokens, outputTokens);
    }

    DevshardTx finish(PrivateKey signer, long id, long inputTokens, long outputTokens) {
        return Transactions.finish(signer, ESCROW, id, RESPONSE, inputTokens, outputTokens, executor(id));
    }

    DevshardTx validation(long id, int slot, boolean valid) {
        return Transactions.validation(slots.get(slot), ESCROW, id, slot, valid);
    }

    DevshardTx vote(long id, int slot, boolean valid) {
        return Transactions.vote(slots.get(slot), ESCROW, id, slot, valid);
    }

    DevshardTx timeout(long id, TimeoutReason reason, int... voters) {
        return Transactions.timeout(
                id,
                reason,
                IntStream.of(voters)
                        .mapToObj(slot -> timeoutVote(slots.get(slot), id, reason, slot, true))
                        .toList());
    }

    TimeoutVote timeoutVote(PrivateKey signer, long id, TimeoutReason reason, int slot, boolean accept) {
        return Transactions.timeoutVote(signer, ESCROW, id, reason, slot, accept);
    }
}
