package dev.assay.acceptance.selftest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.acceptance.environment.Closest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Weaves into a class of the judge's own, which is as good as any. */
final class LoomTest {
    private static final String CLOSEST = "acceptance.environment.Closest.to";

    private final Loom loom = new Loom();

    @Test
    void an_answer_is_replaced_and_the_class_is_restored() {
        try (Loom.Woven woven = loom.weave(List.of(Change.instead(CLOSEST, Optional.of("woven"))))) {
            assertThat(Closest.to("ab", List.of("ac")), is(Optional.of("woven")));
            assertThat(woven.reached(), is(1));
        }
        assertThat(Closest.to("ab", List.of("ac")), is(Optional.of("ac")));
    }

    @Test
    void an_argument_is_replaced_before_the_body_runs() {
        try (Loom.Woven woven = loom.weave(List.of(Change.before(CLOSEST, call -> call.argument(0, "xyz"))))) {
            assertThat(Closest.to("ab", List.of("ab", "xyz")), is(Optional.of("xyz")));
            assertThat(woven.reached(), is(1));
        }
    }

    @Test
    void what_the_body_answered_can_be_seen_and_replaced() {
        Change change = Change.after(
                CLOSEST,
                call -> call.answer(Optional.of(call.result(Optional.class).orElseThrow() + "!")));
        try (Loom.Woven woven = loom.weave(List.of(change))) {
            assertThat(Closest.to("ab", List.of("ac")), is(Optional.of("ac!")));
            assertThat(woven.broken(), is(Optional.empty()));
        }
    }

    @Test
    void a_failure_reaches_the_caller_from_before_and_after() {
        for (Change change : List.of(
                Change.before(CLOSEST, call -> call.fail(new IllegalStateException("woven"))),
                Change.after(CLOSEST, call -> call.fail(new IllegalStateException("woven"))))) {
            try (Loom.Woven woven = loom.weave(List.of(change))) {
                assertThrows(IllegalStateException.class, () -> Closest.to("ab", List.of()));
                assertThat(woven.reached(), is(1));
            }
        }
    }

    @Test
    void a_twist_that_changes_nothing_has_not_reached_anything() {
        try (Loom.Woven woven = loom.weave(List.of(Change.before(CLOSEST, call -> {})))) {
            assertThat(Closest.to("ab", List.of("ac")), is(Optional.of("ac")));
            assertThat(woven.reached(), is(0));
        }
    }

    @Test
    void a_mistake_of_the_mutant_is_not_the_judgeds() {
        Change change =
                Change.before(CLOSEST, call -> Inside.of(call.argument(0)).get("noSuchField"));
        try (Loom.Woven woven = loom.weave(List.of(change))) {
            assertThat(Closest.to("ab", List.of("ac")), is(Optional.of("ac")));
            assertThat(
                    woven.broken().map(Throwable::getMessage),
                    is(Optional.of("java.lang.String has no field noSuchField")));
        }
    }

    @Test
    void the_wire_contract_is_not_to_be_broken() {
        assertThrows(IllegalArgumentException.class, () -> Change.instead("devshard.protocol.Hash.sha256", null));
    }
}
