package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.StreamMatchers.arrivesPieceByPiece;
import static dev.assay.acceptance.matcher.StreamMatchers.cutShort;
import static dev.assay.acceptance.matcher.StreamMatchers.endsWithOneDone;
import static dev.assay.acceptance.matcher.StreamMatchers.noProtocolLeak;
import static dev.assay.acceptance.matcher.StreamMatchers.openAiStreamWithUsage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StreamMatchersTest {
    private static final String ROLE = chunk("{\"role\":\"assistant\"}", "null");
    private static final String HELLO = chunk("{\"content\":\"Hello \"}", "null");
    private static final String WORLD = chunk("{\"content\":\"world\"}", "null");
    private static final String FINISH = chunk("{}", "\"stop\"");
    private static final String USAGE = data(
            "{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                    + "\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":2,\"total_tokens\":4}}");
    private static final String DONE = data("[DONE]");
    private static final List<String> GOOD = List.of(ROLE, HELLO, WORLD, FINISH, USAGE, DONE);

    private static String chunk(String delta, String finish) {
        return data("{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}");
    }

    private static String data(String data) {
        return "data: " + data + "\n\n";
    }

    /** The good stream with one piece replaced; the replacement may be nothing or many pieces. */
    private static StreamRecord with(String piece, String... replacement) {
        List<String> pieces = new ArrayList<>();
        GOOD.forEach(each -> pieces.addAll(each.equals(piece) ? List.of(replacement) : List.of(each)));
        return Recorded.stream(pieces);
    }

    private static String mismatch(StreamRecord stream) {
        return Mismatch.of(openAiStreamWithUsage(), stream);
    }

    @Test
    void acceptsAnOrdinaryStream() {
        assertThat(Recorded.stream(GOOD), allOf(openAiStreamWithUsage(), endsWithOneDone()));
        assertThat(
                "comments are the event stream's own", with(HELLO, ": keep-alive\n\n", HELLO), openAiStreamWithUsage());
        assertThat(
                "role and content may come together",
                with(ROLE, chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null")),
                openAiStreamWithUsage());
    }

    @Test
    void tellsAStreamThatWasCutFromOneThatWasFinished() {
        assertThat(Recorded.stream(List.of(ROLE, HELLO)), cutShort());
        assertThat(Recorded.stream(List.of(ROLE, HELLO, data("{\"error\":{\"message\":\"gone\"}}"))), cutShort());
        assertThat(Mismatch.of(cutShort(), Recorded.stream(List.of(ROLE))), containsString("no content at all"));
        assertThat(
                Mismatch.of(cutShort(), Recorded.stream(GOOD)),
                allOf(containsString("a [DONE]"), containsString("a finish reason")));
    }

    @Test
    void judgesTheRole() {
        assertThat(
                mismatch(with(ROLE)),
                allOf(
                        containsString("role: wanted exactly one, saw 0"),
                        containsString("event 0.choices[0].delta.content: wanted the role before this")));
        assertThat(mismatch(with(WORLD, ROLE, WORLD)), containsString("role: wanted exactly one, saw 2"));
        assertThat(
                mismatch(with(ROLE, HELLO, ROLE)),
                containsString("event 1.choices[0].delta.role: wanted the role first, before any content"));
        assertThat(
                mismatch(with(ROLE, chunk("{\"role\":\"user\"}", "null"))),
                containsString("delta.role: wanted \"assistant\", saw \"user\""));
    }

    @Test
    void judgesContentAndFinish() {
        assertThat(
                mismatch(Recorded.stream(List.of(ROLE, FINISH, USAGE, DONE))),
                containsString("content: wanted at least one delta, saw none"));
        assertThat(mismatch(with(FINISH)), containsString("finish_reason: wanted exactly one, saw 0"));
        assertThat(mismatch(with(FINISH, FINISH, FINISH)), containsString("finish_reason: wanted exactly one, saw 2"));
        assertThat(
                mismatch(with(FINISH, FINISH, HELLO)),
                containsString("event 4.choices[0].delta.content: wanted no content after the finish"));
        assertThat(
                mismatch(with(HELLO, chunk("{\"content\":7}", "null"))),
                containsString("delta.content: wanted a text, saw 7"));
        assertThat(
                mismatch(with(HELLO, HELLO.replace("\"delta\"", "\"message\":{},\"delta\""))),
                containsString("choices[0].message: wanted nothing, saw {}"));
    }

    @Test
    void judgesTheUsageChunk() {
        assertThat(mismatch(with(USAGE)), containsString("usage: wanted exactly one chunk, saw 0"));
        assertThat(mismatch(with(USAGE, USAGE, USAGE)), containsString("usage: wanted exactly one chunk, saw 2"));
        assertThat(
                mismatch(with(FINISH, USAGE, FINISH)), containsString("usage: wanted after the finish, saw it before"));
        assertThat(
                mismatch(with(USAGE, USAGE.replace("\"choices\":[]", "\"choices\":[{\"index\":0,\"delta\":{}}]"))),
                containsString("event 4: usage in a chunk that has choices"));
        assertThat(
                mismatch(with(USAGE, USAGE.replace("\"total_tokens\":4", "\"total_tokens\":5"))),
                containsString("usage.total_tokens: wanted the sum 4, saw 5"));
        assertThat(
                mismatch(with(USAGE, USAGE.replaceAll(",\"usage\".*\\}\\}", "}"))),
                containsString("event 4: neither choices nor usage"));
    }

    @Test
    void judgesTheEnd() {
        assertThat(mismatch(with(DONE)), containsString("[DONE]: wanted exactly one, saw 0"));
        assertThat(mismatch(with(DONE, DONE, DONE)), containsString("[DONE]: wanted exactly one, saw 2"));
        assertThat(mismatch(with(DONE, DONE, HELLO)), containsString("event 6 after [DONE]: \"data: {"));
        assertThat(mismatch(with(DONE, DONE, ": bye\n\n")), containsString("event 6 after [DONE]: \": bye"));
        assertThat(
                mismatch(with(DONE, DONE, "data: half")),
                containsString("bytes after the last complete event: \"data: half\""));
        StreamRecord cut =
                Recorded.stream(200, "text/event-stream", GOOD.subList(0, 2), Optional.of("Connection reset"));
        assertThat(mismatch(cut), containsString("the stream was cut off: Connection reset"));
        assertThat(Mismatch.of(endsWithOneDone(), cut), containsString("[DONE]: wanted exactly one, saw 0"));
    }

    @Test
    void judgesWhatEveryChunkSays() {
        assertThat(
                mismatch(with(WORLD, WORLD.replace("c-1", "c-2"))),
                containsString("one id throughout: saw [c-1, c-2]"));
        assertThat(
                mismatch(with(WORLD, WORLD.replace("\"m\"", "\"n\""))),
                containsString("one model throughout: saw [m, n]"));
        assertThat(
                mismatch(with(WORLD, WORLD.replace(".chunk", ""))),
                containsString("event 2.object: wanted \"chat.completion.chunk\", saw \"chat.completion\""));
        assertThat(
                mismatch(with(WORLD, data("world"))), containsString("event 2: wanted a JSON object, saw \"world\""));
        assertThat(
                mismatch(with(WORLD, "event: note\n" + WORLD)),
                containsString("event 2: an event field \"note\", OpenAI has none"));
        assertThat(
                mismatch(with(WORLD, WORLD.replace("\"created\":1", "\"created\":1,\"created\":2"))),
                containsString("event 2: wanted a JSON object"));
    }

    @Test
    void rejectsWhatIsNoStream() {
        StreamRecord error = Recorded.stream(502, "application/json", List.of("{\"error\":{}}"), Optional.empty());
        assertThat(
                mismatch(error),
                allOf(
                        containsString("status: wanted 200, saw 502 with body \"{\"error\":{}}\""),
                        containsString("where: POST " + Recorded.CHAT + ", answered 502")));
        StreamRecord document = Recorded.stream(200, "application/json", List.of("{\"a\":{}}"), Optional.empty());
        assertThat(
                mismatch(document),
                allOf(
                        containsString("content type: wanted text/event-stream, saw application/json"),
                        containsString("no event at all, the body is \"{\"a\":{}}\"")));
    }

    @Test
    void seesWhetherTheAnswerWasStreamedOrOnlyCutUp() {
        StreamRecord stream = Recorded.stream(GOOD);
        assertThat(stream, arrivesPieceByPiece(2, Duration.ofMillis(10)));
        assertThat(
                Mismatch.of(arrivesPieceByPiece(3, Duration.ofMillis(50)), stream),
                allOf(containsString("2 chunks with content"), containsString("all content within 10 ms")));
    }

    @Test
    void theApplicationsOwnWordsAreNoLeak() {
        assertThat(with(WORLD, WORLD.replace("world", "devshard escrow")), noProtocolLeak());
    }

    @Test
    void findsLeaksInEveryPartOfAnEvent() {
        StreamRecord stream = with(
                WORLD,
                "event: devshard_receipt\nid: nonce-4\n: escrow 17\ndata: {\"devshard_meta\":{\"mempool\":[]}}\n\n",
                data("receipt"));
        assertThat(
                Mismatch.of(noProtocolLeak(), stream),
                allOf(
                        containsString("event 2 event field: \"devshard\" speaks"),
                        containsString("event 2 id field: \"nonce\" speaks"),
                        containsString("event 2 comment: \"escrow\" speaks"),
                        containsString("event 2.devshard_meta: the key speaks"),
                        containsString("event 2.devshard_meta.mempool: the key speaks"),
                        containsString("event 3 data: \"receipt\" speaks")));
        assertThat(
                Mismatch.of(noProtocolLeak(), with(DONE, DONE, "data: {\"nonce\"")),
                containsString("after the last event: \"nonce\" speaks"));
    }
}
