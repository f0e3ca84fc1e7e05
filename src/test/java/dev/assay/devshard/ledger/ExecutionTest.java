package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start, confirm, finish. */
final class ExecutionTest {
    private static final PrivateKey STRANGER = PrivateKey.derive("stranger");

    private final Network network = new Network(3);
    private final Session session = new Session(network);

    @Test
    void a_start_reserves_input_and_output_at_the_price() {
        session.apply(network.start(1, 10, 50));
        Inference inference = session.inference(1);
        assertEquals(InferenceStatus.PENDING, inference.status());
        assertEquals(1, inference.executorSlot());
        assertEquals(60, inference.reservedCost());
        assertEquals(1_000_000 - 10_000 - 1_000 - 60, session.ledger.balance());
        assertEquals(11_000, session.ledger.fees());
    }

    @Test
    void a_start_takes_the_id_of_its_nonce_and_no_diff_has_two() {
        session.refuses(Reason.START_ID, network.start(2));
        session.refuses(Reason.START_ID, network.start(0));
        session.refuses(Reason.START_ID, network.start(-1));
        session.refuses(Reason.SECOND_START, network.start(1), network.start(1));
    }

    @Test
    void a_start_is_refused_before_it_is_charged_when_the_balance_does_not_reach() {
        Session poor = new Session(network.holding(10_000 + 1_000 + 59));
        DiffRejected rejected = poor.refuses(Reason.INSUFFICIENT_BALANCE, network.start(1, 10, 1_050));
        assertEquals("start(1) reserves 1060 of a balance of 1059", rejected.getMessage());
        poor.refuses(Reason.INSUFFICIENT_BALANCE, network.start(1, 10, 50));
        poor.apply(network.start(1, 10, 49));
        assertEquals(0, poor.ledger.balance());
        poor.refuses(Reason.INSUFFICIENT_BALANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 1",
        "1, 9223372036854775807",
        "-1, 0", // 2^64-1
        "0, -1",
        "-1, 2", // wraps to 1 in 64 bits
        "4611686018427387904, 4611686018427387904"
    })
    void a_reservation_that_overflows_is_refused(long inputLength, long maxTokens) {
        session.refuses(Reason.OVERFLOW, network.start(1, inputLength, maxTokens));
    }

    @Test
    void a_price_that_overflows_is_refused() {
        SessionTerms cheap = network.terms();
        SessionTerms dear = new SessionTerms(
                cheap.escrowId(),
                cheap.creator(),
                cheap.group(),
                cheap.amount(),
                cheap.createFee(),
                cheap.feePerNonce(),
                1L << 60,
                60,
                1200,
                5000,
                1,
                20,
                3600,
                150,
                20_000,
                1,
                "v2");
        session.ledger = open(dear);
        session.refuses(Reason.OVERFLOW, network.start(1, 8, 8));
        session.refuses(Reason.INSUFFICIENT_BALANCE, network.start(1, 1, 1));
    }

    private static Ledger open(SessionTerms terms) {
        try {
            return Ledger.open(terms);
        } catch (AmountBelowFee e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_receipt_starts_a_pending_inference_once() {
        session.apply(network.start(1)).apply(network.confirm(1, 1_700_000_123));
        assertEquals(InferenceStatus.STARTED, session.status(1));
        assertEquals(1_700_000_123, session.inference(1).confirmedAt());
        session.refuses(Reason.STATUS, network.confirm(1));
    }

    @Test
    void a_receipt_is_by_the_executor_over_what_was_started() {
        session.apply(network.start(1));
        session.refuses(Reason.SIGNATURE, network.confirm(STRANGER, 1, 5));
        session.refuses(Reason.SIGNATURE, network.confirm(network.slots.get(2), 1, 5));
        session.refuses(Reason.SIGNATURE, network.confirm(network.user, 1, 5));
        DevshardTx honest = network.confirm(1, 5);
        session.refuses(
                Reason.SIGNATURE,
                Transactions.confirm(1, honest.getConfirm().getExecutorSig().toByteArray(), 6));
        session.refuses(Reason.SIGNATURE, Transactions.confirm(1, new byte[0], 5));
        session.refuses(Reason.SIGNATURE, Transactions.confirm(1, new byte[65], 5));
    }

    @Test
    void a_finish_pays_what_was_used_and_gives_back_the_rest() {
        session.apply(network.start(1)).apply(network.confirm(1), network.finish(1, 8, 20));
        Inference inference = session.inference(1);
        assertEquals(InferenceStatus.FINISHED, inference.status());
        assertEquals(28, inference.actualCost());
        assertEquals(60, inference.reservedCost());
        assertEquals(28, session.stats(1).cost());
        assertEquals(1_000_000 - 10_000 - 2_000 - 28, session.ledger.balance());
    }

    @Test
    void a_finish_never_pays_more_than_was_reserved() {
        session.apply(network.start(1)).apply(network.confirm(1), network.finish(1, 8_000, 20_000));
        assertEquals(60, session.inference(1).actualCost());
        assertEquals(60, session.stats(1).cost());
        assertEquals(8_000, session.inference(1).inputTokens());
    }

    @Test
    void a_finish_whose_tokens_overflow_is_refused() {
        session.apply(network.start(1)).apply(network.confirm(1));
        session.refuses(Reason.OVERFLOW, network.finish(1, Long.MAX_VALUE, 1));
        session.refuses(Reason.OVERFLOW, network.finish(1, -1, 2));
    }

    @Test
    void a_finish_needs_a_started_inference() {
        session.refuses(Reason.UNKNOWN_INFERENCE, network.finish(1));
        session.apply(network.start(1));
        session.refuses(Reason.STATUS, network.finish(1));
        session.apply(network.confirm(1), network.finish(1));
        session.refuses(Reason.STATUS, network.finish(1));
    }

    @Test
    void a_finish_is_by_the_executor_for_its_slot_and_this_escrow() {
        session.apply(network.start(1)).apply(network.confirm(1));
        session.refuses(Reason.SIGNATURE, network.finish(STRANGER, 1, 8, 20));
        session.refuses(
                Reason.SLOT, Transactions.finish(network.slots.get(1), Network.ESCROW, 1, Network.RESPONSE, 8, 20, 2));
        session.refuses(
                Reason.SLOT, Transactions.finish(network.slots.get(1), Network.ESCROW, 1, Network.RESPONSE, 8, 20, -1));
        session.refuses(
                Reason.ESCROW_ID, Transactions.finish(network.slots.get(1), "8", 1, Network.RESPONSE, 8, 20, 1));
        session.refuses(
                Reason.SIGNATURE,
                Transactions.finish(network.finish(1).getFinish().toBuilder()
                        .setOutputTokens(21)
                        .build()));
    }

    @Test
    void unknown_ids_are_refused_by_name() {
        DiffRejected rejected = session.refuses(Reason.UNKNOWN_INFERENCE, Transactions.confirm(-1, new byte[65], 5));
        assertTrue(rejected.getMessage().contains("confirm(18446744073709551615)"), rejected.getMessage());
    }
}
