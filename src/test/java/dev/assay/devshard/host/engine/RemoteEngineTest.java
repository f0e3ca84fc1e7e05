package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.assay.devshard.host.validation.EngineValidator;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.SlotSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine behind an API: what it is asked, what its answer is worth, and how it fails. */
@Timeout(30)
final class RemoteEngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "engine-key-123";
    private static final String USAGE = "{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}";

    private final OpenAiDouble service = new OpenAiDouble();
    private RemoteEngine engine = engine(Duration.ofSeconds(10));

    private RemoteEngine engine(Duration patience) {
        URI chat = URI.create(service.url() + "/v1/chat/completions");
        return new RemoteEngine(new EngineAccess(chat, Optional.of(KEY), Optional.empty(), 1024, patience));
    }

    @AfterEach
    void close() {
        engine.close();
        service.close();
    }

    private static Prompt prompt(String members, long maxTokens) {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + members + "}";
        return new Prompt(body.getBytes(UTF_8), "m", maxTokens, 1_700_000_000);
    }

    private static Prompt streamed() {
        return prompt(",\"stream\":true", 5);
    }

    /** An engine's stream, as a run of its own: the identifiers and the clock differ from run to run. */
    private static List<String> stream(String run) {
        String head = "{\"id\":\"chatcmpl-" + run + "\",\"created\":" + run.hashCode()
                + ",\"model\":\"small\",\"system_fingerprint\":\"fp-" + run + "\",\"choices\":";
        return List.of(
                head + "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
                head + "[{\"index\":0,\"delta\":{\"content\":\"Grüß\"},\"finish_reason\":null}]}",
                head + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                head + "[],\"usage\":" + USAGE + "}",
                "[DONE]");
    }

    private static String completion(String run) {
        return "{\"id\":\"" + run
                + "\",\"created\":1,\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\",\"tool_calls\":"
                + "[{\"id\":\"call-" + run + "\"}]},\"finish_reason\":\"stop\"}],\"usage\":" + USAGE + "}";
    }

    private EngineFailure failure(Prompt prompt) {
        return assertThrows(EngineFailure.class, () -> engine.complete(prompt, Engine.Lines.IGNORED));
    }

    @Test
    void a_stream_is_heard_line_by_line_with_the_engines_own_words_and_counts() throws Exception {
        List<JsonNode> heard = new ArrayList<>();
        service.streams(stream("a"));
        Completion completion = engine.complete(streamed(), line -> heard.add(read(line)));
        assertThat(heard.size(), is(4));
        assertThat(heard.get(1).at("/choices/0/delta/content").textValue(), is("Grüß"));
        assertThat(heard.get(1).path("created").longValue(), is(1_700_000_000L));
        assertThat(heard.get(1).path("model").textValue(), is("m"));
        assertThat(completion.inputTokens(), is(9L));
        assertThat(completion.outputTokens(), is(2L));
    }

    @Test
    void two_runs_that_say_the_same_have_one_response_hash() throws Exception {
        service.streams(stream("a"))
                .streams(stream("b"))
                .says(200, completion("c"))
                .says(200, completion("d"));
        Completion first = engine.complete(streamed(), Engine.Lines.IGNORED);
        assertThat(engine.complete(streamed(), Engine.Lines.IGNORED).responseHash(), is(first.responseHash()));
        Completion whole = engine.complete(prompt("", 5), Engine.Lines.IGNORED);
        assertThat(engine.complete(prompt("", 5), Engine.Lines.IGNORED).responseHash(), is(whole.responseHash()));
        assertThat(whole.lines().size(), is(1));
    }

    @Test
    void the_engine_runs_what_the_record_commits_to() throws Exception {
        service.streams(stream("a"));
        engine.complete(prompt(",\"stream\":true,\"max_completion_tokens\":900", 5), Engine.Lines.IGNORED);
        OpenAiDouble.Heard heard = service.heard();
        JsonNode asked = JSON.readTree(heard.body());
        assertThat(heard.authorization(), is("Bearer " + KEY));
        assertThat(asked.path("max_tokens").longValue(), is(5L));
        assertThat(asked.has("max_completion_tokens"), is(false));
        assertThat(asked.at("/stream_options/include_usage").booleanValue(), is(true));
        assertThat(asked.path("seed").isInt(), is(true));
    }

    @Test
    void the_applications_seed_stays_and_the_model_may_have_another_name() throws Exception {
        engine.close();
        URI chat = URI.create(service.url() + "/v1/chat/completions");
        engine = new RemoteEngine(
                new EngineAccess(chat, Optional.empty(), Optional.of("tiny"), 1024, Duration.ofSeconds(10)));
        service.says(200, completion("a"));
        engine.complete(prompt(",\"seed\":7", 0), Engine.Lines.IGNORED);
        OpenAiDouble.Heard heard = service.heard();
        JsonNode asked = JSON.readTree(heard.body());
        assertThat(heard.authorization(), nullValue());
        assertThat(asked.path("seed").intValue(), is(7));
        assertThat(asked.path("model").textValue(), is("tiny"));
        assertThat(asked.has("max_tokens"), is(false));
    }

    @Test
    void a_budget_beyond_the_engines_is_cut_to_it() throws Exception {
        service.says(200, completion("a"));
        engine.complete(prompt("", 3072), Engine.Lines.IGNORED);
        assertThat(JSON.readTree(service.heard().body()).path("max_tokens").longValue(), is(1024L));
    }

    @ParameterizedTest
    @CsvSource({"400", "413", "422"})
    void a_refusal_of_the_request_is_an_answer_that_costs_nothing(int status) throws Exception {
        List<JsonNode> heard = new ArrayList<>();
        service.says(status, "{\"error\":{\"message\":\"too long for " + KEY + "\",\"code\":\"context\"}}");
        Completion refusal = engine.complete(streamed(), line -> heard.add(read(line)));
        assertThat(heard.size(), is(1));
        assertThat(heard.get(0).at("/error/message").textValue(), is("too long for <key>"));
        assertThat(heard.get(0).at("/error/code").intValue(), is(status));
        assertThat(refusal.inputTokens() + refusal.outputTokens(), is(0L));
        assertThat(refusal.body(), is(heard.get(0).toString().getBytes(UTF_8)));
    }

    @Test
    void a_busy_engine_is_asked_again() throws Exception {
        String busy = "{\"error\":{\"message\":\"busy\"}}";
        service.says(429, busy).says(503, busy).says(200, completion("a"));
        assertThat(engine.complete(prompt("", 5), Engine.Lines.IGNORED).outputTokens(), is(2L));
    }

    @Test
    void an_engine_that_stays_busy_is_a_failure_once_the_patience_is_over() throws Exception {
        becomeImpatient();
        service.says(429, "{\"error\":{\"message\":\"queue is full\"}}");
        assertThat(failure(prompt("", 5)).getMessage(), allOf(containsString("429"), containsString("queue is full")));
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
        assertThat(failure(prompt("", 5)).getMessage(), containsString(wanted));
    }

    @Test
    void a_stream_without_its_end_is_a_failure() {
        service.streams(stream("a").subList(0, 4));
        assertThat(failure(streamed()).getMessage(), containsString("without [DONE]"));
    }

    @Test
    void an_error_in_the_stream_is_a_failure() {
        service.streams(List.of(stream("a").get(0), "{\"error\":{\"message\":\"cut\\nshort\"}}"));
        assertThat(failure(streamed()).getMessage(), containsString("broke off: cut short"));
    }

    @Test
    void a_silent_engine_is_a_failure() throws Exception {
        becomeImpatient();
        service.hangsAfter(stream("a").subList(0, 2));
        assertThat(failure(streamed()).getMessage(), containsString("silent for 1000 ms"));
    }

    /** Waits a second only, from here on; that the first request of all may take longer is no defect of the engine. */
    private void becomeImpatient() throws Exception {
        service.streams(stream("first"));
        engine.complete(streamed(), Engine.Lines.IGNORED);
        service.forgetAnswers();
        engine.close();
        engine = engine(Duration.ofSeconds(1));
    }

    @Test
    void closing_ends_the_run_under_way() throws Exception {
        service.hangsAfter(stream("a").subList(0, 1));
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Completion> run = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.complete(streamed(), line -> started.complete(null));
            } catch (EngineFailure e) {
                throw new IllegalStateException(e);
            }
        });
        started.join();
        engine.close();
        ExecutionException ended = assertThrows(ExecutionException.class, run::get);
        assertThat(ended.getCause().getCause().getMessage(), containsString("closed"));
        assertThat(failure(streamed()).getMessage(), containsString("closed"));
    }

    @Test
    void no_message_shows_the_key() {
        service.says(401, "{\"error\":{\"message\":\"no such key: " + KEY + "\"}}");
        EngineFailure refused = failure(prompt("", 5));
        assertThat(refused.getMessage(), allOf(containsString("401"), not(containsString(KEY))));
        service.close();
        EngineFailure unreachable = failure(prompt("", 5));
        assertThat(unreachable.getMessage(), allOf(containsString("not reachable"), not(containsString(KEY))));
    }

    @Test
    void a_connection_serves_one_stream_after_the_other() throws Exception {
        service.streams(stream("a"));
        long begin = System.nanoTime();
        for (int run = 0; run < 20; run++) {
            engine.complete(streamed(), Engine.Lines.IGNORED);
        }
        assertThat(
                "no run may wait for a stream that has ended",
                Duration.ofNanos(System.nanoTime() - begin),
                lessThan(Duration.ofMillis(20 * 250)));
    }

    @Test
    void a_validator_runs_the_work_again_and_compares() throws Exception {
        service.streams(stream("a"));
        Completion honest = engine.complete(streamed(), Engine.Lines.IGNORED);
        EngineValidator validator = new EngineValidator(
                engine, (terms, record) -> Optional.of(streamed().body()));
        assertThat(validator.isValid(null, record(honest.responseHash().byteString(), 2)), is(true));
        assertThat(validator.isValid(null, record(honest.responseHash().byteString(), 3)), is(false));
        assertThat(validator.isValid(null, record(ByteString.copyFrom(new byte[32]), 2)), is(false));
    }

    private static Inference record(ByteString responseHash, long outputTokens) throws MalformedMessage {
        Prompt prompt = streamed();
        ByteString promptHash = CanonicalJson.promptHash(prompt.body()).byteString();
        return new Inference(
                1,
                InferenceStatus.FINISHED,
                0,
                prompt.model(),
                promptHash,
                responseHash,
                2,
                prompt.maxTokens(),
                9,
                outputTokens,
                0,
                0,
                prompt.startedAt(),
                0,
                0,
                0,
                SlotSet.EMPTY);
    }

    private static JsonNode read(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
