package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a diff must be, whatever is in it; and that it is applied whole or not at all. */
final class DiffTest {
    private final Network network = new Network(3);
    private final Session session = new Session(network);

    @Test
    void the_create_fee_is_taken_at_once() throws Exception {
        assertEquals(990_000, session.ledger.balance());
        assertEquals(10_000, session.ledger.fees());
        assertEquals(0, new Network(3).holding(10_000).open().balance());
        AmountBelowFee below = assertThrows(
                AmountBelowFee.class,
                () -> Ledger.open(new Network(3).holding(9_999).terms()));
        assertEquals("escrow 7 holds 9999, less than the create fee of 10000", below.getMessage());
    }

    @Test
    void only_the_creator_signs_diffs() {
        List<DevshardTx> txs = List.of(network.start(1));
        session.refuses(Reason.USER_SIGNATURE, network.diff(PrivateKey.derive("stranger"), 1, txs));
        session.refuses(Reason.USER_SIGNATURE, network.diff(network.slots.get(0), 1, txs));
        session.warmKeys = (validator, candidate) -> true;
        session.refuses(Reason.USER_SIGNATURE, network.diff(PrivateKey.derive("stranger"), 1, txs));
        session.refuses(Reason.USER_SIGNATURE, new SignedDiff(1, txs, new byte[64], new byte[0]));
    }

    @Test
    void a_signature_covers_nonce_transactions_escrow_and_root() {
        SignedDiff honest = network.diff(session.ledger, network.start(1));
        byte[] signature = honest.userSignature();
        session.refuses(Reason.USER_SIGNATURE, new SignedDiff(2, honest.txs(), signature, new byte[0]));
        session.refuses(Reason.USER_SIGNATURE, new SignedDiff(1, List.of(), signature, new byte[0]));
        session.refuses(Reason.USER_SIGNATURE, new SignedDiff(1, honest.txs(), signature, new byte[32]));
        session.refuses(Reason.USER_SIGNATURE, SignedDiff.sign(network.user, "8", 1, honest.txs(), Hash.ZERO));
    }

    @Test
    void nonces_follow_without_gaps() {
        session.refuses(Reason.NONCE_NOT_NEXT, network.diff(network.user, 2, List.of()));
        session.refuses(Reason.NONCE_NOT_NEXT, network.diff(network.user, 0, List.of()));
        session.refuses(Reason.NONCE_NOT_NEXT, network.diff(network.user, -1, List.of()));
        session.apply();
        session.refuses(Reason.NONCE_NOT_NEXT, network.diff(network.user, 1, List.of()));
    }

    @Test
    void a_promised_root_must_come_true() {
        SignedDiff wrong = SignedDiff.sign(network.user, Network.ESCROW, 1, List.of(network.start(1)), Hash.ZERO);
        DiffRejected rejected = session.refuses(Reason.ROOT_MISMATCH, wrong);
        assertTrue(rejected.getMessage().contains(Hash.ZERO.hex()), rejected.getMessage());
        session.apply(network.start(1));
        assertEquals(1, session.ledger.nonce());
    }

    @Test
    void a_root_of_another_length_is_no_root() {
        byte[] half = new byte[16];
        byte[] content = SigningContent.diff(1, List.of(), Network.ESCROW, half);
        session.refuses(Reason.ROOT_MISMATCH, new SignedDiff(1, List.of(), network.user.sign(content), half));
    }

    @Test
    void one_bad_transaction_refuses_all_the_good_ones() {
        session.apply(network.start(1));
        session.refuses(Reason.STATUS, network.start(2), network.confirm(1), network.finish(1), network.finish(1));
        session.apply(network.start(2), network.confirm(1), network.finish(1));
    }

    @Test
    void a_transaction_without_content_is_refused() {
        session.refuses(Reason.EMPTY_TRANSACTION, DevshardTx.getDefaultInstance());
    }

    @Test
    void the_dead_reveal_seed_changes_nothing_but_stays_under_the_signature() throws Exception {
        DevshardTx seed = DevshardTx.newBuilder()
                .setRevealSeed(ByteString.copyFromUtf8("anything"))
                .build();
        SignedDiff diff = network.diff(session.ledger, seed);
        SignedDiff travelled = SignedDiff.fromJson(diff.toJson());
        session.apply(travelled);
        assertEquals(session.ledger.root(), new Session(network).apply().ledger.root());
        session.ledger = network.open();
        session.refuses(
                Reason.USER_SIGNATURE, new SignedDiff(1, List.of(), diff.userSignature(), diff.postStateRoot()));
    }

    @Test
    void an_empty_diff_costs_the_fee_of_its_nonce() {
        session.apply();
        assertEquals(989_000, session.ledger.balance());
        assertEquals(11_000, session.ledger.fees());
    }

    @Test
    void active_work_ends_in_time_for_finalizing() {
        Session short10 = new Session(network.endingAt(10));
        short10.idle(6);
        short10.refuses(Reason.NONCE_LIMIT, network.start(7));
        short10.apply(Transactions.finalizeRound()).idle(3);
        assertEquals(Phase.SETTLEMENT, short10.ledger.phase());
        assertEquals(10, short10.ledger.nonce());
        short10.refuses(Reason.NONCE_LIMIT);
    }

    @Test
    void what_the_user_composes_the_host_applies() throws Exception {
        List<DevshardTx> pending = List.of();
        for (long nonce = 1; nonce <= 40; nonce++) {
            Composed composed = session.ledger.compose(
                    pending, Optional.of(network.start(nonce).getStart()), WarmKeys.NONE);
            assertEquals(List.of(), composed.dropped());
            session.apply(SignedDiff.sign(network.user, Network.ESCROW, nonce, composed.txs(), composed.root()));
            assertEquals(Session.print(composed.next()), Session.print(session.ledger));
            pending = List.of(network.finish(nonce), network.confirm(nonce));
        }
    }
}
