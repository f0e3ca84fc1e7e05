package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.Excerpt;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** What an answer without streaming must look like. */
public final class CompletionMatchers {
    private CompletionMatchers() {}

    /** One complete OpenAI chat completion with a text, its finish reason and its usage, and nothing of a stream. */
    public static Matcher<ChatAnswer> chatCompletion() {
        return new DocumentMatcher<>(ChatAnswer.class, "a complete chat completion") {
            @Override
            void judge(ChatAnswer answer, Findings findings) {
                if (!findings.status(200, answer.answer())) {
                    return;
                }
                findings.same(
                        "content type",
                        "application/json",
                        answer.answer().headers().mediaType());
                if (!answer.json().isObject()) {
                    findings.add("body: wanted a JSON object, saw "
                            + Excerpt.of(answer.answer().text()));
                    return;
                }
                completion(new Shape(answer.json(), "", findings));
            }

            @Override
            String where(ChatAnswer answer) {
                return answer.where();
            }
        };
    }

    private static void completion(Shape body) {
        body.text("id");
        body.text("object", "chat.completion");
        body.text("model");
        body.number("created");
        body.object("usage").ifPresent(UsageShape::check);
        List<Shape> choices = body.list("choices");
        body.at("choices").wanted(!choices.isEmpty(), "at least one choice");
        choices.forEach(CompletionMatchers::choice);
    }

    private static void choice(Shape choice) {
        choice.number("index");
        choice.text("finish_reason");
        choice.absent("delta");
        choice.absent("logprobs");
        choice.object("message").ifPresent(message -> {
            message.text("role", "assistant");
            message.text("content");
        });
    }

    /** The answer that was given before, byte for byte; names the fields that differ. */
    public static Matcher<ChatAnswer> sameAs(ChatAnswer before) {
        return new DocumentMatcher<>(ChatAnswer.class, "the answer that was given before") {
            @Override
            void judge(ChatAnswer now, Findings findings) {
                findings.same("status", before.status(), now.status());
                Set<String> fields = new TreeSet<>();
                before.json().fieldNames().forEachRemaining(fields::add);
                now.json().fieldNames().forEachRemaining(fields::add);
                fields.forEach(field -> findings.same(
                        field, before.json().path(field), now.json().path(field)));
                boolean sameBytes = before.answer().bytes().equals(now.answer().bytes());
                findings.unless(!findings.none() || sameBytes, "the same fields in other bytes");
            }

            @Override
            String where(ChatAnswer now) {
                return now.where();
            }
        };
    }

    /** Nothing but the chat completion API: no word of what happens behind the gateway. */
    public static Matcher<ChatAnswer> noProtocolLeak() {
        return new DocumentMatcher<>(ChatAnswer.class, "an answer that does not betray the devshard protocol") {
            @Override
            void judge(ChatAnswer answer, Findings findings) {
                if (answer.json().isContainerNode()) {
                    ProtocolLeak.inJson(answer.json(), "", findings);
                } else {
                    ProtocolLeak.inText(answer.answer().text(), "body", findings);
                }
            }

            @Override
            String where(ChatAnswer answer) {
                return answer.where();
            }
        };
    }

    /** A complete answer, or an error of the 500s that says what is wrong: never half of one. */
    public static Matcher<ChatAnswer> servedOrRefused() {
        return new TypeSafeDiagnosingMatcher<>() {
            @Override
            protected boolean matchesSafely(ChatAnswer answer, Description mismatch) {
                if (answer.status() == 200) {
                    return told(chatCompletion(), answer, mismatch);
                }
                return told(errorEnvelope(Math.max(500, answer.status())), answer.answer(), mismatch);
            }

            private <T> boolean told(Matcher<T> wanted, T seen, Description mismatch) {
                wanted.describeMismatch(seen, mismatch);
                return wanted.matches(seen);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("a complete chat completion, or an error that says what is wrong");
            }
        };
    }

    /** OpenAI's error envelope under this status, labelled as JSON: {@code {"error":{"message","type","code"}}}. */
    public static ErrorEnvelope errorEnvelope(int status) {
        return new ErrorEnvelope(status);
    }

    /** Has the header {@code Retry-After} with whole seconds, at least one (RFC 9110, 10.2.3). */
    public static Matcher<Answer> saysWhenToTryAgain() {
        return new AnswerMatcher("an answer that says after how many seconds to try again") {
            @Override
            void judge(Answer answer, Findings findings) {
                String seconds = answer.header("Retry-After").orElse("nothing");
                if (!seconds.matches("[1-9][0-9]*")) {
                    findings.add("Retry-After: wanted whole seconds, saw " + seconds);
                }
            }
        };
    }

    /** A host's error: one of these statuses with {@code {"message"}}. */
    public static Matcher<Answer> hostError(Integer... statuses) {
        List<Integer> wanted = List.of(statuses);
        String words = wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return new AnswerMatcher("a host's error with status " + words) {
            @Override
            void judge(Answer answer, Findings findings) {
                if (!wanted.contains(answer.status())) {
                    findings.add("status: wanted " + words + ", saw " + Findings.seen(answer));
                }
                ErrorEnvelope.body(answer, findings).ifPresent(body -> body.text("message"));
            }
        };
    }

    /** A host's refusal of all work while the chain has it disabled (contract 2.5), named in a header for programs. */
    public static Matcher<Answer> requestsDisabled() {
        Matcher<Answer> refusal = hostError(503);
        return new AnswerMatcher("a host's refusal because requests are disabled") {
            @Override
            void judge(Answer answer, Findings findings) {
                if (!refusal.matches(answer)) {
                    findings.add("status: wanted 503 with a message, saw " + Findings.seen(answer));
                }
                String named = answer.header("X-Devshard-Error").orElse("nothing");
                if (!named.equals("requests_disabled")) {
                    findings.add("X-Devshard-Error: wanted requests_disabled, saw " + named);
                }
            }
        };
    }
}
