package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Excerpt;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ordinary OpenAI stream (contract 2.1): server-sent events of chunk objects under one id; one role, first; content;
 * exactly one finish, after the content; usage, in a chunk of its own without choices; {@code [DONE]}, once and
 * last. Only the first choice is followed.
 */
final class OpenAiStream extends StreamMatcher {
    OpenAiStream() {
        super("an ordinary OpenAI stream with usage");
    }

    @Override
    void judge(StreamRecord stream, Findings findings) {
        if (!findings.status(200, stream.answer())) {
            return;
        }
        findings.same("content type", "text/event-stream", stream.headers().mediaType());
        if (stream.events().isEmpty()) {
            findings.add("no event at all, the body is " + Excerpt.of(stream.text()));
            return;
        }
        List<Shape> chunks = chunks(stream, findings);
        identity(chunks, findings);
        new Course(findings).follow(chunks);
        end(stream, findings);
    }

    private static List<Shape> chunks(StreamRecord stream, Findings findings) {
        List<Shape> chunks = new ArrayList<>();
        for (StreamEvent event : stream.events()) {
            String at = "event " + event.index();
            event.event().ifPresent(name -> findings.add(at + ": an event field \"" + name + "\", OpenAI has none"));
            if (event.data().isPresent() && !event.isDone()) {
                Optional<JsonNode> json = event.json().filter(JsonNode::isObject);
                json.ifPresent(object -> chunks.add(new Shape(object, at, findings)));
                findings.unless(
                        json.isPresent(),
                        at + ": wanted a JSON object, saw "
                                + Excerpt.of(event.data().get()));
            }
        }
        return chunks;
    }

    private static void identity(List<Shape> chunks, Findings findings) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> models = new LinkedHashSet<>();
        for (Shape chunk : chunks) {
            chunk.text("object", "chat.completion.chunk");
            chunk.number("created");
            chunk.text("id").ifPresent(ids::add);
            chunk.text("model").ifPresent(models::add);
        }
        findings.unless(ids.size() <= 1, "one id throughout: saw " + ids);
        findings.unless(models.size() <= 1, "one model throughout: saw " + models);
    }

    /** The end alone: {@code [DONE]} once, nothing after it, and the connection not cut. */
    static void end(StreamRecord stream, Findings findings) {
        long done = stream.events().stream().filter(StreamEvent::isDone).count();
        findings.unless(done == 1, "[DONE]: wanted exactly one, saw " + done);
        boolean seen = false;
        for (StreamEvent event : stream.events()) {
            findings.unless(
                    !seen || event.isDone(),
                    "event " + event.index() + " after [DONE]: "
                            + Excerpt.of(event.bytes().toStringUtf8()));
            seen |= event.isDone();
        }
        findings.unless(
                stream.remainder().isEmpty(),
                "bytes after the last complete event: "
                        + Excerpt.of(stream.remainder().toStringUtf8()));
        stream.prematureEnd().ifPresent(why -> findings.add("the stream was cut off: " + why));
    }

    /** The first choice on its way through the chunks. */
    private static final class Course {
        private final Findings findings;
        private int roles;
        private int contents;
        private int finishes;
        private int usages;
        private boolean usageBeforeFinish;

        Course(Findings findings) {
            this.findings = findings;
        }

        void follow(List<Shape> chunks) {
            chunks.forEach(this::chunk);
            findings.unless(roles == 1, "role: wanted exactly one, saw " + roles);
            findings.unless(contents > 0, "content: wanted at least one delta, saw none");
            findings.unless(finishes == 1, "finish_reason: wanted exactly one, saw " + finishes);
            findings.unless(finishes == 0 || !usageBeforeFinish, "usage: wanted after the finish, saw it before");
            findings.unless(usages == 1, "usage: wanted exactly one chunk, saw " + usages);
        }

        private void chunk(Shape chunk) {
            List<Shape> choices = chunk.list("choices");
            if (chunk.has("usage")) {
                usages++;
                findings.unless(choices.isEmpty(), chunk.path() + ": usage in a chunk that has choices");
                usageBeforeFinish |= finishes == 0;
                chunk.object("usage").ifPresent(UsageShape::check);
            } else {
                findings.unless(!choices.isEmpty(), chunk.path() + ": neither choices nor usage");
            }
            choices.stream().limit(1).forEach(this::choice);
        }

        private void choice(Shape choice) {
            choice.number("index");
            choice.absent("message");
            choice.absent("logprobs");
            choice.object("delta").ifPresent(this::delta);
            if (choice.has("finish_reason")) {
                choice.text("finish_reason");
                finishes++;
            }
        }

        private void delta(Shape delta) {
            if (delta.has("role")) {
                roles++;
                delta.text("role", "assistant");
                delta.at("role").wanted(contents == 0 && finishes == 0, "the role first, before any content");
            }
            if (delta.has("content")) {
                boolean text = delta.at("content").json().isTextual();
                delta.at("content").wanted(text, "a text");
                boolean some = text && !delta.at("content").json().textValue().isEmpty();
                delta.at("content").wanted(!some || finishes == 0, "no content after the finish");
                delta.at("content").wanted(!some || roles > 0, "the role before this");
                contents += some ? 1 : 0;
            }
        }
    }
}
