package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.HistoryMatchers.endsAt;
import static dev.assay.acceptance.matcher.HistoryMatchers.goesOnFrom;
import static dev.assay.acceptance.matcher.HistoryMatchers.monotonicNonce;
import static dev.assay.acceptance.matcher.HistoryMatchers.sameDiffsAndRootOnAllHosts;
import static dev.assay.acceptance.matcher.HistoryMatchers.withoutGapOrRepetition;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.HistoryEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HistoryMatchersTest {
    private static HistoryEntry entry(long nonce, String root) {
        return new HistoryEntry(
                nonce,
                ByteString.copyFromUtf8("txs" + nonce),
                ByteString.copyFromUtf8("sig" + nonce),
                ByteString.copyFromUtf8(root),
                ByteString.copyFromUtf8(root));
    }

    private final List<HistoryEntry> history = List.of(entry(1, "a"), entry(2, "b"), entry(3, "c"));

    @Test
    void noncesGrow() {
        assertThat(List.of(1L, 2L, 9L), monotonicNonce());
        assertThat(
                Mismatch.of(monotonicNonce(), List.of(1L, 3L, 3L, 2L)),
                allOf(containsString("nonce 3 follows 3"), containsString("nonce 2 follows 3")));
    }

    @Test
    void everyNonceOnceFromTheFirst() {
        assertThat(history, withoutGapOrRepetition());
        assertThat(
                Mismatch.of(withoutGapOrRepetition(), List.of(entry(1, "a"), entry(3, "c"))),
                containsString("diff 2 of the history has nonce: wanted 2, saw 3"));
        assertThat(
                Mismatch.of(withoutGapOrRepetition(), List.of(entry(1, "a"), entry(1, "a"))),
                containsString("diff 2 of the history has nonce: wanted 2, saw 1"));
    }

    @Test
    void nothingHeldIsLostOrChanged() {
        assertThat(history, goesOnFrom(history.subList(0, 2)));
        assertThat(Mismatch.of(goesOnFrom(history), history.subList(0, 2)), containsString("nonce 3 is gone"));
        assertThat(
                Mismatch.of(goesOnFrom(history), List.of(entry(1, "a"), entry(2, "x"), entry(3, "c"))),
                allOf(
                        containsString("nonce 2 now: another signed root"),
                        containsString("nonce 2 now: root 78 instead of 62")));
    }

    @Test
    void historiesEndWhereTheyShould() {
        assertThat(history, endsAt(3, ByteString.copyFromUtf8("c")));
        assertThat(
                Mismatch.of(endsAt(4, ByteString.copyFromUtf8("d")), history),
                allOf(containsString("last nonce: wanted 4, saw 3"), containsString("root: wanted 64, saw 63")));
        assertThat(Mismatch.of(endsAt(4, ByteString.EMPTY), List.of()), containsString("an empty history"));
    }

    @Test
    void allHostsHoldTheSame() {
        assertThat(Map.of("host-0", history, "host-1", history), sameDiffsAndRootOnAllHosts());
    }

    @Test
    void everyDifferenceBetweenHostsIsNamed() {
        Map<String, List<HistoryEntry>> hosts = Map.of(
                "host-0", history,
                "host-1", history.subList(0, 2),
                "host-2", List.of(entry(1, "a"), entry(2, "x"), entry(3, "c")));
        assertThat(
                Mismatch.of(sameDiffsAndRootOnAllHosts(), hosts),
                allOf(
                        containsString("host-1 lacks nonce 3, which host-0 holds"),
                        containsString("nonce 2 on host-2, compared with host-0: root 78 instead of 62"),
                        containsString("where: GET diffs on host-0, host-1, host-2")));
    }

    @Test
    void agreeingOnNothingIsNoAgreement() {
        assertThat(
                Mismatch.of(sameDiffsAndRootOnAllHosts(), Map.of("host-0", List.of(), "host-1", List.of())),
                containsString("no host has any history"));
    }
}
