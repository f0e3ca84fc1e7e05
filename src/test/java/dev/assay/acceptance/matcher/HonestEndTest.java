package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.StreamMatchers.completeOrVisiblyBroken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.StreamRecord;
import java.util.List;
import java.util.Optional;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;

final class HonestEndTest {
    private static final String TEXT = "one two";
    private static final String HEAD =
            "\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\"";
    private static final String ROLE = delta("{\"role\":\"assistant\"}", "null");
    private static final String ONE = delta("{\"content\":\"one \"}", "null");
    private static final String TWO = delta("{\"content\":\"two\"}", "null");
    private static final String FINISH = delta("{}", "\"stop\"");
    private static final String USAGE = "data: {" + HEAD
            + ",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}\n\n";
    private static final String ERROR = "data: {\"error\":{\"message\":\"the host broke off\"}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private static String delta(String delta, String finish) {
        return "data: {" + HEAD + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish
                + "}]}\n\n";
    }

    private static StreamRecord cut(String... pieces) {
        return Recorded.stream(200, "text/event-stream", List.of(pieces), Optional.of("reset"));
    }

    private static StreamRecord ended(String... pieces) {
        return Recorded.stream(List.of(pieces));
    }

    private static String complaint(StreamRecord stream) {
        StringDescription words = new StringDescription();
        assertThat(completeOrVisiblyBroken(TEXT).matches(stream), is(false));
        completeOrVisiblyBroken(TEXT).describeMismatch(stream, words);
        return words.toString();
    }

    @Test
    void aWholeAnswerIsHonest() {
        assertThat(ended(ROLE, ONE, TWO, FINISH, USAGE, DONE), completeOrVisiblyBroken(TEXT));
    }

    @Test
    void aCutIsHonestAndSoIsAnError() {
        assertThat(cut(ROLE, ONE), completeOrVisiblyBroken(TEXT));
        assertThat(ended(ROLE, ONE, ERROR), completeOrVisiblyBroken(TEXT));
    }

    @Test
    void halfAnAnswerThatLooksFinishedIsNot() {
        String words = complaint(ended(ROLE, ONE, FINISH, USAGE, DONE));

        assertThat(words, containsString("event 4 of an answer of 4 instead of 7 characters: [DONE]"));
        assertThat(words, containsString("finish_reason \"stop\""));
        assertThat(words, containsString("usage"));
        assertThat(words, containsString("the client takes half an answer for a whole one"));
    }

    @Test
    void anErrorDoesNotExcuseAFinish() {
        assertThat(complaint(ended(ROLE, ONE, FINISH, ERROR)), containsString("finish_reason"));
    }

    @Test
    void halfAnAnswerThatJustEndsIsNot() {
        assertThat(complaint(ended(ROLE, ONE)), containsString("neither an error in the stream nor a cut connection"));
    }

    @Test
    void textOfAnotherAnswerIsNot() {
        assertThat(complaint(cut(ROLE, TWO)), containsString("text that does not begin the answer"));
    }

    @Test
    void aWholeTextInABrokenFormIsNot() {
        assertThat(complaint(ended(ROLE, ONE, TWO, FINISH, FINISH, USAGE, DONE)), not(is("")));
    }
}
