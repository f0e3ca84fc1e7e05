package dev.assay.devshard.host.engine;

import static dev.assay.devshard.host.engine.OpenAiDouble.KEY;
import static dev.assay.devshard.host.engine.OpenAiDouble.stream;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine behind an API that gives no answer, or none that counts: what the host learns of it. */
@Timeout(30)
final class RemoteEngineFailureTest {
    @AutoClose
    private final OpenAiDouble service = new OpenAiDouble();

    @AutoClose
    private RemoteEngine engine = new RemoteEngine(service.access(Duration.ofSeconds(10)));

    private EngineFailure failure(Prompt prompt) {
        return assertThrows(EngineFailure.class, () -> engine.complete(prompt, Engine.Lines.IGNORED));
    }

    @Test
    void an_engine_that_stays_busy_is_a_failure_once_the_patience_is_over() throws Exception {
        becomeImpatient();
        service.says(429, "{\"error\":{\"message\":\"queue is full\"}}");
        assertThat(
                failure(Prompts.plain("", 5)).getMessage(),
                allOf(containsString("429"), containsString("queue is full")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"error\":{\"message\":\"not you\"}}|status 403: not you",
                "404|{\"error\":{\"message\":\"no such model\"}}|status 404: no such model",
                "500|<html>|status 500: no reason given",
                "302|{}|status 302",
                "200|[]|not a JSON object",
                "200|{|not JSON",
                "200|{\"error\":{\"message\":\"out of memory\"}}|broke off: out of memory",
                "200|{\"choices\":[{\"finish_reason\":\"stop\"}]}|did not count its tokens",
                "200|{\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":-1}}|no count of tokens",
                "200|{\"choices\":[{}],\"usage\":{}}|has no finish",
            })
    void an_answer_that_is_none_is_a_failure(int status, String body, String wanted) {
        service.says(status, body);
        assertThat(failure(Prompts.plain("", 5)).getMessage(), containsString(wanted));
    }

    @Test
    void a_stream_without_its_end_is_a_failure() {
        service.streams(stream("a").subList(0, 4));
        assertThat(failure(Prompts.streamed()).getMessage(), containsString("without [DONE]"));
    }

    @Test
    void an_error_in_the_stream_is_a_failure() {
        service.streams(List.of(stream("a").get(0), "{\"error\":{\"message\":\"cut\\nshort\"}}"));
        assertThat(failure(Prompts.streamed()).getMessage(), containsString("broke off: cut short"));
    }

    @Test
    void a_silent_engine_is_a_failure() throws Exception {
        becomeImpatient();
        service.hangsAfter(stream("a").subList(0, 2));
        assertThat(failure(Prompts.streamed()).getMessage(), containsString("silent for 1000 ms"));
    }

    /** Waits a second only, from here on; that the first request of all may take longer is no defect of the engine. */
    private void becomeImpatient() throws Exception {
        service.streams(stream("first"));
        engine.complete(Prompts.streamed(), Engine.Lines.IGNORED);
        service.forgetAnswers();
        engine.close();
        engine = new RemoteEngine(service.access(Duration.ofSeconds(1)));
    }

    @Test
    void closing_ends_the_run_under_way() throws Exception {
        service.hangsAfter(stream("a").subList(0, 1));
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Completion> run = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.complete(Prompts.streamed(), line -> started.complete(null));
            } catch (EngineFailure e) {
                throw new IllegalStateException(e);
            }
        });
        started.join();
        engine.close();
        ExecutionException ended = assertThrows(ExecutionException.class, run::get);
        assertThat(ended.getCause().getCause().getMessage(), containsString("closed"));
        assertThat(failure(Prompts.streamed()).getMessage(), containsString("closed"));
    }

    @Test
    void no_message_shows_the_key() {
        service.says(401, "{\"error\":{\"message\":\"no such key: " + KEY + "\"}}");
        EngineFailure refused = failure(Prompts.plain("", 5));
        assertThat(refused.getMessage(), allOf(containsString("401"), not(containsString(KEY))));
        service.close();
        EngineFailure unreachable = failure(Prompts.plain("", 5));
        assertThat(unreachable.getMessage(), allOf(containsString("not reachable"), not(containsString(KEY))));
    }
}
