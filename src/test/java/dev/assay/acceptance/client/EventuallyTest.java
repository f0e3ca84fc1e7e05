package dev.assay.acceptance.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventuallyTest {
    private final Memory memory = new Memory();
    private final Eventually eventually = new Eventually(Duration.ofSeconds(5), memory);

    @Test
    void returnsWhatItWaitedFor() {
        AtomicInteger nonce = new AtomicInteger();
        assertThat(eventually.until("nonce 3", nonce::incrementAndGet, equalTo(3)), is(3));
        assertThat(memory.waits.get(0).reached(), is(true));
        assertThat(memory.waits.get(0).what(), equalTo("nonce 3"));
    }

    @Test
    void looksAtOnce() {
        assertThat(eventually.within(Duration.ofMillis(500)).until("now", () -> 1, is(1)), is(1));
        assertThat(memory.waits.get(0).took().compareTo(Duration.ofMillis(450)) < 0, is(true));
    }

    @Test
    void anAnswerThatDoesNotComeCountsAsNotYet() {
        AtomicInteger calls = new AtomicInteger();
        int reached = eventually.until(
                "the service",
                () -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new UnexpectedAnswer("status 200", "503", "GET /");
                    }
                    return calls.get();
                },
                is(3));
        assertThat(reached, is(3));
    }

    @Test
    void aTimeOutSaysWhatWasWantedAndWhatWasSeenLast() {
        AssertionError failure = assertThrows(AssertionError.class, () -> eventually
                .within(Duration.ofMillis(60))
                .until("the books to be settled", () -> "active", is("settlement")));
        assertThat(
                failure.getMessage(),
                allOf(
                        containsString("waited 60 ms for the books to be settled"),
                        containsString("wanted: is \"settlement\""),
                        containsString("last seen: was \"active\"")));
        assertThat(memory.waits.get(0).reached(), is(false));
    }

    @Test
    void aBrokenProbeIsNotWaitedFor() {
        assertThrows(
                IllegalStateException.class,
                () -> eventually.until(
                        "anything",
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        is(1)));
    }
}
