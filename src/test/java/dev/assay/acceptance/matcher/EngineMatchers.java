package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.Excerpt;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** What an inference engine's answers must look like, beyond the shape of OpenAI's. */
public final class EngineMatchers {
    private EngineMatchers() {}

    /** Only whole characters in every piece: neither U+FFFD, which stands for broken ones, nor half a surrogate pair. */
    public static Matcher<StreamRecord> wholeCharacters() {
        return new StreamMatcher("pieces made of whole characters") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                for (StreamEvent event : stream.contentEvents()) {
                    String piece = event.json()
                            .orElseThrow()
                            .at("/choices/0/delta/content")
                            .asText();
                    boolean whole = piece.indexOf('\uFFFD') < 0
                            && StandardCharsets.UTF_8.newEncoder().canEncode(piece);
                    findings.unless(whole, "event " + event.index() + " holds a broken character: " + escaped(piece));
                }
            }
        };
    }

    /** Text that begins so, then an error instead of an end, and nothing that looks like an end. */
    public static Matcher<StreamRecord> brokenOffByError(String beginning) {
        return new StreamMatcher("a stream that breaks off with an error") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                findings.same("status", 200, stream.status());
                findings.same("text", beginning, stream.content());
                long errors = stream.dataEvents().stream()
                        .filter(event -> event.json()
                                .filter(json ->
                                        json.path("error").path("message").isTextual())
                                .isPresent())
                        .count();
                findings.unless(errors == 1, "error events: wanted exactly one, saw " + errors);
                noEnd(stream, findings);
            }
        };
    }

    /** A connection that ended before the answer did, and nothing that looks like an end. */
    public static Matcher<StreamRecord> cutOff() {
        return new StreamMatcher("a stream that was visibly cut off") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                findings.unless(
                        stream.prematureEnd().isPresent(), "the connection ended in order, as after a whole answer");
                findings.unless(!stream.content().isEmpty(), "no text before the cut");
                noEnd(stream, findings);
            }
        };
    }

    private static void noEnd(StreamRecord stream, Findings findings) {
        for (StreamEvent event : stream.events()) {
            String at = "event " + event.index() + " of an answer that is not whole: ";
            findings.unless(!event.isDone(), at + "[DONE]");
            event.json()
                    .map(json -> json.at("/choices/0/finish_reason"))
                    .ifPresent(reason -> findings.unless(!reason.isTextual(), at + "finish_reason " + reason));
            event.json().ifPresent(json -> findings.unless(!json.path("usage").isObject(), at + "usage"));
        }
    }

    /**
     * An error envelope with all four members: the type that belongs to the status (contract section 2), a message, a
     * code, and the member that is wrong.
     *
     * @param param empty where the whole request is wrong
     */
    public static Matcher<Answer> refusal(int status, String type, Optional<String> param) {
        String wanted = "an error with status " + status + " and type " + type
                + param.map(name -> ", because of \"" + name + "\"").orElse("");
        return new AnswerMatcher(wanted) {
            @Override
            void judge(Answer answer, Findings findings) {
                findings.status(status, answer);
                ErrorEnvelope.body(answer, findings)
                        .flatMap(body -> body.object("error"))
                        .ifPresent(error -> {
                            error.text("message");
                            error.text("type", type);
                            error.at("code").wanted(error.json().has("code"), "a code, or null");
                            JsonNode seen = error.json().path("param");
                            error.at("param")
                                    .wanted(
                                            param.map(seen.asText()::equals)
                                                    .orElse(error.json().has("param")),
                                            param.map(name -> "\"" + name + "\"")
                                                    .orElse("the member that is wrong, or null"));
                        });
            }
        };
    }

    /** The bytes of the text, token by token, each the likeliest in its place, none more likely than certain. */
    public static Matcher<Document> chancesOf(String text) {
        return new DocumentMatcher<>(Document.class, "the chances of the bytes of \"" + text + '"') {
            @Override
            void judge(Document choice, Findings findings) {
                List<Document> tokens = choice.at("logprobs").each("content", token -> token);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                findings.same("tokens with chances", bytes.length, tokens.size());
                for (int i = 0; i < Math.min(bytes.length, tokens.size()); i++) {
                    token(tokens.get(i), bytes[i] & 0xff, findings);
                }
            }

            @Override
            String where(Document choice) {
                return choice.where();
            }
        };
    }

    private static void token(Document token, int octet, Findings findings) {
        JsonNode json = token.json();
        findings.same(
                token.path() + ".bytes", "[" + octet + "]", json.path("bytes").toString());
        double logprob = json.path("logprob").asDouble(Double.NaN);
        findings.unless(logprob <= 0, token.path() + ".logprob: wanted at most 0, saw " + json.path("logprob"));
        JsonNode top = json.path("top_logprobs");
        findings.same(token.path() + ": alternatives", 3, top.size());
        findings.unless(
                Math.abs(top.path(0).path("logprob").asDouble() - logprob) < 1e-9,
                token.path() + ": wanted the likeliest, saw " + Excerpt.of(json.toString()));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(
                        unit -> escaped.append(unit < 128 ? Character.toString(unit) : String.format("\\u%04X", unit)));
        return escaped.toString();
    }
}
