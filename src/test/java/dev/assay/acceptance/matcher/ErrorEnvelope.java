package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Excerpt;
import dev.assay.acceptance.client.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** An OpenAI error of a given status; {@link #about} and {@link #code} ask for more. Immutable. */
public final class ErrorEnvelope extends AnswerMatcher {
    private final int status;
    private final Optional<String> subject;
    private final Optional<String> code;

    ErrorEnvelope(int status) {
        this(status, Optional.empty(), Optional.empty());
    }

    private ErrorEnvelope(int status, Optional<String> subject, Optional<String> code) {
        super("an error with status " + status
                + subject.map(word -> " and a message about \"" + word + "\"").orElse("")
                + code.map(word -> " and code \"" + word + "\"").orElse(""));
        this.status = status;
        this.subject = subject;
        this.code = code;
    }

    /** The message must contain this, in whatever case. */
    public ErrorEnvelope about(String word) {
        return new ErrorEnvelope(status, Optional.of(word), code);
    }

    public ErrorEnvelope code(String wanted) {
        return new ErrorEnvelope(status, subject, Optional.of(wanted));
    }

    @Override
    void judge(Answer answer, Findings findings) {
        findings.status(status, answer);
        findings.same("content type", "application/json", answer.headers().mediaType());
        body(answer, findings).flatMap(body -> body.object("error")).ifPresent(this::error);
    }

    private void error(Shape error) {
        Optional<String> message = error.text("message");
        if (message.isPresent() && subject.isPresent()) {
            boolean met = lower(message.get()).contains(lower(subject.get()));
            error.at("message").wanted(met, "a message about \"" + subject.get() + "\"");
        }
        code.ifPresent(wanted -> error.text("code", wanted));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The body as a JSON object; empty, with a finding, when it is none. */
    static Optional<Shape> body(Answer answer, Findings findings) {
        try {
            JsonNode json = Json.read(answer.bytes());
            if (json.isObject()) {
                return Optional.of(new Shape(json, "", findings));
            }
        } catch (IOException notJson) {
            // told below, with what was seen instead
        }
        findings.add("body: wanted a JSON object, saw " + Excerpt.of(answer.text()));
        return Optional.empty();
    }
}
