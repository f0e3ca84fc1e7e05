package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.CompletionMatchers.chatCompletion;
import static dev.assay.acceptance.matcher.CompletionMatchers.errorEnvelope;
import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static dev.assay.acceptance.matcher.CompletionMatchers.noProtocolLeak;
import static dev.assay.acceptance.matcher.CompletionMatchers.requestsDisabled;
import static dev.assay.acceptance.matcher.CompletionMatchers.sameAs;
import static dev.assay.acceptance.matcher.CompletionMatchers.saysWhenToTryAgain;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionMatchersTest {
    private static final String GOOD = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Four."},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":80,"completion_tokens":40,"total_tokens":120}}""";

    private static ChatAnswer answer(String body) {
        return new ChatAnswer(Recorded.json(200, body));
    }

    @Test
    void acceptsACompletion() {
        assertThat(answer(GOOD), chatCompletion());
        assertThat(answer(GOOD.replace("\"index\":0", "\"index\":0,\"logprobs\":null")), chatCompletion());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":"chatcmpl-1",                | ``                                  | id: wanted a text, saw nothing
            chat.completion                   | chat.completion.chunk               | object: wanted "chat.completion", saw "chat.completion.chunk"
            "created":1700000000              | "created":"now"                     | created: wanted a whole number, saw "now"
            "model":"m"                       | "model":""                          | model: wanted a text, saw ""
            "finish_reason":"stop"            | "finish_reason":null                | choices[0].finish_reason: wanted a text, saw null
            "content":"Four."                 | "content":""                        | choices[0].message.content: wanted a text, saw ""
            "role":"assistant"                | "role":"user"                       | choices[0].message.role: wanted "assistant", saw "user"
            "index":0                         | "index":0,"delta":{}                | choices[0].delta: wanted nothing, saw {}
            "index":0                         | "index":0,"logprobs":{"content":[]} | choices[0].logprobs: wanted nothing, saw {"content":[]}
            "total_tokens":120                | "total_tokens":121                  | usage.total_tokens: wanted the sum 120, saw 121
            "total_tokens":120                | "total_tokens":-1                   | usage.total_tokens: wanted a whole number, saw -1
            """)
    void rejectsAnythingElse(String good, String bad, String words) {
        assertThat(Mismatch.of(chatCompletion(), answer(GOOD.replace(good, bad))), containsString(words));
    }

    @Test
    void rejectsAStreamAnErrorAndAWrongLabel() {
        ChatAnswer stream = new ChatAnswer(Recorded.answer(200, "text/event-stream", "data: " + GOOD + "\n\n"));
        assertThat(
                Mismatch.of(chatCompletion(), stream),
                allOf(
                        containsString("content type: wanted application/json, saw text/event-stream"),
                        containsString("body: wanted a JSON object, saw \"data: ")));
        ChatAnswer error = new ChatAnswer(Recorded.json(502, "{\"error\":{\"message\":\"settled\"}}"));
        assertThat(Mismatch.of(chatCompletion(), error), containsString("status: wanted 200, saw 502"));
        assertThat(
                Mismatch.of(chatCompletion(), answer(GOOD.replaceAll("\"choices\":\\[.*?\\}\\],", "\"choices\":[],"))),
                containsString("choices: wanted at least one choice, saw []"));
    }

    @Test
    void theSameAnswerAgainIsTheSameByteForByte() {
        assertThat(answer(GOOD), sameAs(answer(GOOD)));
        assertThat(
                Mismatch.of(sameAs(answer(GOOD)), answer(GOOD.replace("chatcmpl-1", "chatcmpl-2"))),
                containsString("id: wanted \"chatcmpl-1\", saw \"chatcmpl-2\""));
        assertThat(
                Mismatch.of(sameAs(answer(GOOD)), answer(GOOD.strip() + "  ")),
                containsString("the same fields in other bytes"));
    }

    @Test
    void namesEveryMismatchAtOnceAndWhereToLook() {
        String mismatch = Mismatch.of(
                chatCompletion(),
                answer(GOOD.replace("\"m\"", "3").replace("stop", "").replace("120", "1")));
        assertThat(
                mismatch,
                allOf(
                        containsString("3 mismatches"),
                        containsString("model: wanted a text, saw 3"),
                        containsString("choices[0].finish_reason: wanted a text, saw \"\""),
                        containsString("usage.total_tokens: wanted the sum 120, saw 1"),
                        containsString("where: POST " + Recorded.CHAT + ", answered 200 in 12 ms")));
    }

    @Test
    void theApplicationsOwnWordsAreNoLeak() {
        String echo = GOOD.replace("Four.", "An escrow is a deposit; a nonce counts; here is your devshard receipt.")
                .replace("\"m\"", "\"devshard-large\"");
        assertThat(answer(echo), noProtocolLeak());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "devshard_meta":{}           | devshard_meta: the key speaks
            "meta":{}                    | meta: the key speaks
            "metadata":{}                | metadata: the key speaks
            "escrowId":"17"              | escrowId: the key speaks
            "x":[{"state_root":"aa"}]    | x[0].state_root: the key speaks
            "x":{"nonce":4}              | x.nonce: the key speaks
            "user_sig":""                | user_sig: the key speaks
            "note":"see the mempool"     | note: "mempool" speaks of the devshard protocol, in "see the mempool"
            "note":"signature missing"   | note: "signature" speaks
            """)
    void findsLeaksInKeysAndTexts(String field, String words) {
        String body = GOOD.replace("\"created\"", field + ",\"created\"");
        assertThat(Mismatch.of(noProtocolLeak(), answer(body)), containsString(words));
    }

    @Test
    void findsLeaksInWhatIsNotEvenJson() {
        ChatAnswer answer = new ChatAnswer(Recorded.answer(500, "text/plain", "escrow 17 is gone"));
        assertThat(Mismatch.of(noProtocolLeak(), answer), containsString("body: \"escrow\" speaks"));
    }

    @Test
    void acceptsAnErrorEnvelope() {
        var answer = Recorded.json(
                401,
                "{\"error\":{\"message\":\"The API key is wrong\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}");
        assertThat(answer, errorEnvelope(401).about("api KEY").code("invalid_api_key"));
    }

    @Test
    void rejectsErrorsThatHelpNobody() {
        var wanted = errorEnvelope(400).about("model").code("model_not_found");
        var vague = Recorded.answer(500, "text/plain; charset=utf-8", "{\"error\":{\"message\":\"something broke\"}}");
        assertThat(
                Mismatch.of(wanted, vague),
                allOf(
                        containsString("status: wanted 400, saw 500"),
                        containsString("content type: wanted application/json, saw text/plain"),
                        containsString("error.message: wanted a message about \"model\", saw \"something broke\""),
                        containsString("error.code: wanted \"model_not_found\", saw nothing")));
        assertThat(
                Mismatch.of(wanted, Recorded.json(400, "{\"message\":\"no\"}")),
                containsString("error: wanted an object, saw nothing"));
        assertThat(
                Mismatch.of(wanted, Recorded.json(400, "no")),
                containsString("body: wanted a JSON object, saw \"no\""));
    }

    @Test
    void hostsHaveAnErrorOfTheirOwn() {
        assertThat(Recorded.json(403, "{\"message\":\"not the owner\"}"), hostError(403));
        assertThat(
                Mismatch.of(hostError(403), Recorded.json(401, "{\"error\":\"no\"}")),
                allOf(
                        containsString("status: wanted 403, saw 401"),
                        containsString("message: wanted a text, saw nothing")));
    }

    @Test
    void whoHasNoRoomSaysWhenToTryAgain() {
        Answer full = Recorded.json(429, "{}");
        assertThat(Recorded.with(full, "Retry-After", "1"), saysWhenToTryAgain());
        assertThat(
                Mismatch.of(saysWhenToTryAgain(), full),
                containsString("Retry-After: wanted whole seconds, saw nothing"));
        assertThat(
                Mismatch.of(saysWhenToTryAgain(), Recorded.with(full, "Retry-After", "0")),
                containsString("wanted whole seconds, saw 0"));
    }

    @Test
    void aHostWithoutLeaveToWorkSaysSoTwice() {
        Answer refused = Recorded.json(503, "{\"message\":\"the chain has disabled requests\"}");
        assertThat(Recorded.with(refused, "X-Devshard-Error", "requests_disabled"), requestsDisabled());
        assertThat(
                Mismatch.of(requestsDisabled(), refused),
                containsString("X-Devshard-Error: wanted requests_disabled, saw nothing"));
        assertThat(
                Mismatch.of(requestsDisabled(), Recorded.json(200, "{}")),
                containsString("status: wanted 503 with a message, saw 200"));
    }
}
