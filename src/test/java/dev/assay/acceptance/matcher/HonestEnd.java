package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Excerpt;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;

/**
 * What a client must be able to tell when the host behind its stream died: whether it has the whole answer. A whole answer
 * is an ordinary stream with all of the text. Any other must not look finished, and must say that it broke off: by an error
 * in the stream, or by a connection that was cut.
 */
final class HonestEnd extends StreamMatcher {
    private final String text;

    HonestEnd(String text) {
        super("a complete answer, or one that visibly broke off");
        this.text = text;
    }

    @Override
    void judge(StreamRecord stream, Findings findings) {
        if (stream.content().equals(text) && stream.events().stream().anyMatch(StreamEvent::isDone)) {
            new OpenAiStream().judge(stream, findings);
            return;
        }
        findings.unless(
                text.startsWith(stream.content()),
                "text that does not begin the answer: " + Excerpt.of(stream.content()));
        for (StreamEvent event : stream.events()) {
            String at = "event " + event.index() + " of an answer of "
                    + stream.content().length() + " instead of " + text.length() + " characters";
            findings.unless(!event.isDone(), at + ": [DONE]");
            event.json().ifPresent(json -> pretence(json, at, findings));
        }
        boolean told = stream.events().stream()
                .anyMatch(event ->
                        event.json().filter(json -> json.hasNonNull("error")).isPresent());
        findings.unless(
                told || stream.prematureEnd().isPresent(),
                "neither an error in the stream nor a cut connection: the client takes half an answer for a whole one");
    }

    private static void pretence(JsonNode json, String at, Findings findings) {
        JsonNode reason = json.at("/choices/0/finish_reason");
        findings.unless(!reason.isTextual(), at + ": finish_reason " + reason);
        findings.unless(!json.hasNonNull("usage"), at + ": usage");
    }
}
