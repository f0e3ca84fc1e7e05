package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.BookMatchers.addUp;
import static dev.assay.acceptance.matcher.BookMatchers.paidFor;
import static dev.assay.acceptance.matcher.BookMatchers.sameBooksAs;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionState.HostStatsView;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.acceptance.client.SessionStatus;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.matcher.BookMatchers.SettledBooks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two slots, two inferences, a price of 2, fees of 100 and 10; finalizing began at nonce 3. */
final class BookMatchersTest {
    private static final SessionTermsView TERMS = new SessionTermsView(60, 1_200, 2, 100, 10, 1, 5_000, 20, 3_600, 150);
    private static final long DEPOSIT = 1_000;
    private static final InferenceView FIRST = inference("finished", 1, 30, 60);
    private static final InferenceView SECOND = inference("finished", 0, 20, 40);
    private static final long LEFT = DEPOSIT - 120 - 100;

    private static InferenceView inference(String status, int slot, long tokens, long cost) {
        return new InferenceView(status, slot, "m", "aa", "bb", tokens - 5, 5, 200, cost, 1, 2, List.of());
    }

    private static SessionState state(String phase, long balance, Map<Long, InferenceView> inferences) {
        return new SessionState(
                "17",
                phase,
                balance,
                5,
                3,
                List.of(),
                new TreeMap<>(inferences),
                new TreeMap<>(Map.of(0L, new HostStatsView(0, 0, 40))),
                new TreeMap<>(Map.of(0L, "warm")));
    }

    private static SettledBooks books(InferenceView second, long owedToSlot0, long fees, long left) {
        return new SettledBooks(
                state("settlement", left, Map.of(1L, FIRST, 2L, second)),
                new SettlementDocument(Recorded.json(
                        200,
                        "{\"fees\":" + fees + ",\"host_stats\":[{\"slot_id\":0,\"cost\":" + owedToSlot0
                                + "},{\"slot_id\":1,\"cost\":60}]}")),
                TERMS,
                DEPOSIT);
    }

    @Test
    void costsFeesAndWhatIsLeftAreTheDeposit() {
        assertThat(books(SECOND, 40, 120, LEFT), addUp());
        assertThat(books(inference("timed_out", 0, 20, 0), 0, 120, LEFT + 40), addUp());
        assertThat(books(inference("invalidated", 0, 20, 40), 0, 120, LEFT + 40), addUp());
        assertThat(books(inference("pending", 0, 20, 0), 0, 120, LEFT + 40 - 200), addUp());
    }

    @Test
    void everySumIsCheckedByItself() {
        assertThat(
                Mismatch.of(addUp(), books(inference("finished", 0, 20, 41), 41, 120, LEFT - 1)),
                containsString("cost of inference 2 (finished, 20 tokens): wanted 40, saw 41"));
        assertThat(
                Mismatch.of(addUp(), books(SECOND, 39, 120, LEFT + 1)),
                containsString("costs by slot: wanted {0=40, 1=60}, saw {0=39, 1=60}"));
        assertThat(
                Mismatch.of(addUp(), books(SECOND, 40, 130, LEFT - 10)),
                containsString("fees to create and for 2 nonces: wanted 120, saw 130"));
        assertThat(
                Mismatch.of(addUp(), books(SECOND, 40, 120, LEFT - 1)),
                containsString("left of the deposit: wanted 780, saw 779"));
    }

    @Test
    void booksThatWereShownStay() {
        SessionState before = state("active", 7, Map.of(1L, FIRST, 2L, SECOND));
        assertThat(state("active", 7, Map.of(1L, FIRST, 2L, SECOND)), sameBooksAs(before));
        assertThat(
                Mismatch.of(sameBooksAs(before), state("finalizing", 8, Map.of(1L, SECOND, 3L, FIRST))),
                allOf(
                        containsString("phase: wanted active, saw finalizing"),
                        containsString("balance: wanted 7, saw 8"),
                        containsString("inference 1: wanted InferenceView"),
                        containsString("inference 2 is gone"),
                        containsString("inference 3 was not there before")));
    }

    @Test
    void anAnswerIsPaidFor() {
        SessionState books = state("active", 7, Map.of(1L, inference("timed_out", 0, 20, 0), 2L, SECOND));
        assertThat(books, paidFor(2));
        assertThat(
                Mismatch.of(paidFor(1), books),
                allOf(
                        containsString("its status: wanted finished, saw timed_out"),
                        containsString("its cost: wanted more than 0, saw 0")));
        assertThat(Mismatch.of(paidFor(3), books), containsString("inference 3 is not on the books"));
        assertThat(
                Mismatch.of(paidFor(2), state("active", 7, Map.of(2L, inference("finished", 0, 20, 41)))),
                containsString("its executor, slot 0: wanted at least its cost"));
    }

    @Test
    void aStatusAgreesWithTheBooks() {
        SessionState books = state("active", 0, Map.of(1L, FIRST, 2L, inference("started", 0, 20, 0)));
        long left = DEPOSIT - 100 - 50 - 60 - 200;
        assertThat(
                new SessionStatus("17", 5, left, "active", false, TERMS),
                StatusMatchers.statusOf("active", books, DEPOSIT));
        assertThat(
                Mismatch.of(
                        StatusMatchers.statusOf("active", books, DEPOSIT),
                        new SessionStatus("18", 4, left + 1, "settlement", false, TERMS)),
                allOf(
                        containsString("escrow_id: wanted 17, saw 18"),
                        containsString("phase: wanted active, saw settlement"),
                        containsString("nonce: wanted 5, saw 4"),
                        containsString("balance: wanted " + left + ", saw " + (left + 1))));
    }

    @Test
    void termsAreNamedOneByOne() {
        assertThat(TERMS, StatusMatchers.terms(TERMS));
        assertThat(
                Mismatch.of(
                        StatusMatchers.terms(TERMS),
                        new SessionTermsView(61, 1_200, 2, 100, 0, 1, 5_000, 20, 3_600, 150)),
                allOf(
                        containsString("refusal timeout, s: wanted 60, saw 61"),
                        containsString("fee per nonce: wanted 10, saw 0")));
    }
}
