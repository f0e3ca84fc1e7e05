package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.time.Duration;
import java.util.List;
import org.hamcrest.Matcher;

/** What a streamed answer must look like. */
public final class StreamMatchers {
    private StreamMatchers() {}

    /** An ordinary OpenAI stream whose usage was asked for: the usage chunk must be there. */
    public static Matcher<StreamRecord> openAiStreamWithUsage() {
        return new OpenAiStream();
    }

    /** {@code [DONE]} once, and nothing after it. */
    public static Matcher<StreamRecord> endsWithOneDone() {
        return new StreamMatcher("a stream that ends with exactly one [DONE]") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                OpenAiStream.end(stream, findings);
            }
        };
    }

    /** Some of an answer, and then its end without a finish reason and without {@code [DONE]}. */
    public static Matcher<StreamRecord> cutShort() {
        return new StreamMatcher("a stream that says something and ends without a finish") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                findings.unless(!stream.contentEvents().isEmpty(), "no content at all");
                findings.unless(stream.events().stream().noneMatch(StreamEvent::isDone), "a [DONE]");
                findings.unless(
                        stream.dataEvents().stream().noneMatch(StreamMatchers::saysWhyItEnds), "a finish reason");
            }
        };
    }

    private static boolean saysWhyItEnds(StreamEvent event) {
        return event.json()
                .map(json -> !json.at("/choices/0/finish_reason").asText("").isEmpty())
                .orElse(false);
    }

    /**
     * A stream that tells the truth about its end: whole, with all of this text; or visibly broken off, with neither a
     * finish nor usage nor {@code [DONE]}, and what did arrive is the text's beginning.
     */
    public static Matcher<StreamRecord> completeOrVisiblyBroken(String text) {
        return new HonestEnd(text);
    }

    /**
     * Content that came while it was being made: in at least so many chunks, the last one at least so long after the
     * first.
     */
    public static Matcher<StreamRecord> arrivesPieceByPiece(int chunks, Duration spread) {
        String wanted = "content in at least " + chunks + " chunks over at least " + spread.toMillis() + " ms";
        return new StreamMatcher(wanted) {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                List<StreamEvent> content = stream.contentEvents();
                findings.unless(content.size() >= chunks, content.size() + " chunks with content");
                Duration seen = content.isEmpty()
                        ? Duration.ZERO
                        : content.get(content.size() - 1)
                                .arrivedAfter()
                                .minus(content.get(0).arrivedAfter());
                findings.unless(seen.compareTo(spread) >= 0, "all content within " + seen.toMillis() + " ms");
            }
        };
    }

    /** Nothing but the chat completion API: no event, key or text of what happens behind the gateway. */
    public static Matcher<StreamRecord> noProtocolLeak() {
        return new StreamMatcher("a stream that does not betray the devshard protocol") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                stream.events().forEach(event -> leak(event, findings));
                ProtocolLeak.inText(stream.remainder().toStringUtf8(), "after the last event", findings);
            }
        };
    }

    private static void leak(StreamEvent event, Findings findings) {
        String at = "event " + event.index();
        event.event().ifPresent(name -> ProtocolLeak.inText(name, at + " event field", findings));
        event.id().ifPresent(id -> ProtocolLeak.inText(id, at + " id field", findings));
        event.comments().forEach(comment -> ProtocolLeak.inText(comment, at + " comment", findings));
        if (event.json().isPresent()) {
            ProtocolLeak.inJson(event.json().get(), at, findings);
        } else {
            event.data().ifPresent(data -> ProtocolLeak.inText(data, at + " data", findings));
        }
    }
}
