package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.CatchUpMatchers.attests;
import static dev.assay.acceptance.matcher.CatchUpMatchers.failedAt;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.StreamRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatchUpMatchersTest {
    private static final HistoryEntry LAST =
            new HistoryEntry(4, ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY, ByteString.copyFromUtf8("root"));

    @Test
    void acceptsTheHostsWordForTheState() {
        assertThat(
                Recorded.stream(List.of(opening("{\"nonce\":4,\"state_hash\":\"cm9vdA==\",\"state_sig\":\"aa\"}"))),
                attests(LAST));
    }

    @Test
    void refusesAnotherStateAndNoWord() {
        assertThat(
                Mismatch.of(attests(LAST), Recorded.stream(List.of(opening("{\"nonce\":3,\"state_hash\":\"xx\"}")))),
                allOf(
                        containsString("nonce: wanted 4, saw 3"),
                        containsString("state_hash: wanted cm9vdA==, saw xx"),
                        containsString("no signature")));
        assertThat(
                Mismatch.of(attests(LAST), Recorded.stream(List.of("data: {}\n\n"))),
                containsString("no opening event"));
    }

    @Test
    void aFailureSaysHowFarTheHostHasCome() {
        assertThat(refusal("{\"message\":\"diff 5 cannot be stored\",\"latest_nonce\":4}"), failedAt(4));
        assertThat(
                Mismatch.of(failedAt(4), refusal("{\"latest_nonce\":5}")),
                allOf(containsString("no message"), containsString("latest_nonce: wanted 4, saw 5")));
        assertThat(
                Mismatch.of(failedAt(4), Recorded.stream(List.of(opening("{}")))),
                containsString("status: wanted 500, saw 200"));
    }

    private static StreamRecord refusal(String body) {
        return Recorded.stream(500, "application/json", List.of(body), Optional.empty());
    }

    private static String opening(String word) {
        return "data: {\"devshard_receipt\":" + word + "}\n\n";
    }
}
