package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.bytes;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.seal;
import static dev.assay.devshard.storage.Samples.session;
import static dev.assay.devshard.storage.Samples.work;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of work: what its owner executed, and what it ordered. */
interface WorkContract extends StoreUnderTest {
    @Test
    default void executed_work_survives_a_restart_and_is_kept_once() {
        store().create(session(ESCROW));
        store().create(session("8"));
        store().keepWork(ESCROW, work(5, "first"));
        store().keepWork(ESCROW, work(5, "second"));
        store().keepWork("8", work(5, "of another session"));

        assertThat(restarted().work(ESCROW, 5), is(Optional.of(work(5, "first"))));
        assertThat(store().work("8", 5), is(Optional.of(work(5, "of another session"))));
        assertThat(store().work(ESCROW, 6), is(Optional.empty()));
    }

    @Test
    default void the_work_of_sealed_inferences_is_let_go() {
        store().create(session(ESCROW));
        store().create(session("8"));
        for (long id = 1; id <= 3; id++) {
            store().keepWork(ESCROW, work(id, "answer"));
            store().keepWork("8", work(id, "answer"));
        }
        store().append(ESCROW, diff(1), List.of(), List.of(seal(1, 1), seal(3, 1)));

        assertThat(store().work(ESCROW, 1), is(Optional.empty()));
        assertThat(store().work(ESCROW, 2), is(Optional.of(work(2, "answer"))));
        assertThat(store().work(ESCROW, 3), is(Optional.empty()));
        assertThat(store().work("8", 1), is(Optional.of(work(1, "answer"))));
    }

    @Test
    default void an_order_is_kept_with_the_diff_that_opens_it_until_one_closes_it() {
        store().create(session(ESCROW));
        store().create(session("8"));
        StoredOrder first = new StoredOrder(1, bytes("first", 300_000));
        StoredOrder second = new StoredOrder(2, bytes("second", 9));
        store().append("8", diff(1), List.of(), List.of(), new OrderChange(Optional.of(first), List.of()));
        store().append(ESCROW, diff(1), List.of(), List.of(), new OrderChange(Optional.of(first), List.of()));
        store().append(ESCROW, diff(2), List.of(), List.of(), new OrderChange(Optional.of(second), List.of(1L)));

        assertThat(restarted().order(ESCROW, 1), is(Optional.empty()));
        assertThat(store().order(ESCROW, 2), is(Optional.of(second)));
        assertThat(store().order("8", 1), is(Optional.of(first)));
        assertThat(store().order("8", 2), is(Optional.empty()));
    }

    @Test
    default void an_order_of_a_diff_that_was_refused_is_not_kept() {
        store().create(session(ESCROW));
        OrderChange opened = new OrderChange(Optional.of(new StoredOrder(2, bytes("late", 4))), List.of());

        assertThrows(NonceConflict.class, () -> store().append(ESCROW, diff(2), List.of(), List.of(), opened));

        assertThat(store().order(ESCROW, 2), is(Optional.empty()));
    }

    @Test
    default void the_orders_of_a_settled_session_are_let_go() {
        store().create(session(ESCROW));
        StoredOrder order = new StoredOrder(1, bytes("never answered", 14));
        store().append(ESCROW, diff(1), List.of(), List.of(), new OrderChange(Optional.of(order), List.of()));

        store().markSettled(ESCROW);

        assertThat(store().order(ESCROW, 1), is(Optional.empty()));
    }
}
