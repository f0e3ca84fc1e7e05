package dev.assay.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import org.junit.jupiter.api.Test;

final class ReasonTest {
    private static String reason(String message) {
        return Reason.of(new AssertionError(message));
    }

    @Test
    void isTheFirstLineThatSaysSomething() {
        assertThat(reason("\n\n  waited 5 s for nonce 4\n  last seen: 3"), equalTo("waited 5 s for nonce 4"));
    }

    @Test
    void putsTogetherWhatHamcrestWantedAndSaw() {
        assertThat(
                reason("\nExpected: \"Five.\"\n     but: was \"Four.\""),
                equalTo("wanted \"Five.\", but was \"Four.\""));
        assertThat(reason("the text\nExpected: a\n     but: b"), equalTo("the text: wanted a, but b"));
        assertThat(
                reason(
                        "\nExpected: a stream\n     but: 2 mismatches\n          - no id\n          - no end\n   where: GET /x"),
                equalTo("wanted a stream, but 2 mismatches, first: no id (GET /x)"));
    }

    @Test
    void anUnexpectedAnswerComesWithItsExchange() {
        assertThat(
                reason("wanted status 200, saw 404\n  where: GET http://x, answered 404 in 3 ms"),
                equalTo("wanted status 200, saw 404 (GET http://x, answered 404 in 3 ms)"));
    }

    @Test
    void aWaitInVainSaysWhatWasWantedAndWhatWasSeenLast() {
        assertThat(
                reason("waited 5 s for the end\n  wanted: \"settlement\"\n  last seen: was \"active\""),
                equalTo("waited 5 s for the end; wanted: \"settlement\"; last seen: was \"active\""));
    }

    @Test
    void isOneLineOfBoundedLength() {
        assertThat(reason("a\tb  c"), equalTo("a b c"));
        assertThat(reason("x".repeat(1000)).length(), equalTo(400));
        assertThat(reason("x".repeat(1000)), endsWith("..."));
    }

    @Test
    void aFailureWithoutWordsSaysWhereItHappened() {
        assertThat(
                Reason.of(new IllegalStateException()),
                matchesPattern("IllegalStateException at dev\\.assay\\..*ReasonTest\\.java:\\d+\\)"));
    }
}
