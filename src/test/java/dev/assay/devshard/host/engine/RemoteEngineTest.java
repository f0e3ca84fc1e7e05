package dev.assay.devshard.host.engine;

import static dev.assay.devshard.host.engine.OpenAiDouble.KEY;
import static dev.assay.devshard.host.engine.OpenAiDouble.completion;
import static dev.assay.devshard.host.engine.OpenAiDouble.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine behind an API: what it is asked, and what its answer is worth. */
@Timeout(30)
final class RemoteEngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private final OpenAiDouble service = new OpenAiDouble();

    @AutoClose
    private RemoteEngine engine = new RemoteEngine(service.access(Duration.ofSeconds(10)));

    @Test
    void a_stream_is_heard_line_by_line_with_the_engines_own_words_and_counts() throws Exception {
        List<JsonNode> heard = new ArrayList<>();
        service.streams(stream("a"));
        Completion completion = engine.complete(Prompts.streamed(), line -> heard.add(read(line)));
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
        Completion first = engine.complete(Prompts.streamed(), Engine.Lines.IGNORED);
        assertThat(engine.complete(Prompts.streamed(), Engine.Lines.IGNORED).responseHash(), is(first.responseHash()));
        Completion whole = engine.complete(Prompts.plain("", 5), Engine.Lines.IGNORED);
        assertThat(
                engine.complete(Prompts.plain("", 5), Engine.Lines.IGNORED).responseHash(), is(whole.responseHash()));
        assertThat(whole.lines().size(), is(1));
    }

    @Test
    void the_engine_runs_what_the_record_commits_to() throws Exception {
        service.streams(stream("a"));
        engine.complete(Prompts.plain(",\"stream\":true,\"max_completion_tokens\":900", 5), Engine.Lines.IGNORED);
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
        engine = new RemoteEngine(
                new EngineAccess(service.chat(), Optional.empty(), Optional.of("tiny"), 1024, Duration.ofSeconds(10)));
        service.says(200, completion("a"));
        engine.complete(Prompts.plain(",\"seed\":7", 0), Engine.Lines.IGNORED);
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
        engine.complete(Prompts.plain("", 3072), Engine.Lines.IGNORED);
        assertThat(JSON.readTree(service.heard().body()).path("max_tokens").longValue(), is(1024L));
    }

    @ParameterizedTest
    @CsvSource({"400", "413", "422"})
    void a_refusal_of_the_request_is_an_answer_that_costs_nothing(int status) throws Exception {
        List<JsonNode> heard = new ArrayList<>();
        service.says(status, "{\"error\":{\"message\":\"too long for " + KEY + "\",\"code\":\"context\"}}");
        Completion refusal = engine.complete(Prompts.streamed(), line -> heard.add(read(line)));
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
        assertThat(engine.complete(Prompts.plain("", 5), Engine.Lines.IGNORED).outputTokens(), is(2L));
    }

    @Test
    void a_connection_serves_one_stream_after_the_other() throws Exception {
        service.streams(stream("a"));
        long begin = System.nanoTime();
        for (int run = 0; run < 20; run++) {
            engine.complete(Prompts.streamed(), Engine.Lines.IGNORED);
        }
        assertThat(
                "no run may wait for a stream that has ended",
                Duration.ofNanos(System.nanoTime() - begin),
                lessThan(Duration.ofMillis(20 * 250)));
    }

    @Test
    void a_validator_runs_the_work_again_and_compares() throws Exception {
        service.streams(stream("a"));
        Completion honest = engine.complete(Prompts.streamed(), Engine.Lines.IGNORED);
        EngineValidator validator = new EngineValidator(
                engine, (terms, record) -> Optional.of(Prompts.streamed().body()));
        assertThat(validator.isValid(null, record(honest.responseHash().byteString(), 2)), is(true));
        assertThat(validator.isValid(null, record(honest.responseHash().byteString(), 3)), is(false));
        assertThat(validator.isValid(null, record(ByteString.copyFrom(new byte[32]), 2)), is(false));
    }

    private static Inference record(ByteString responseHash, long outputTokens) throws MalformedMessage {
        Prompt prompt = Prompts.streamed();
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
            throw new UncheckedIOException(e);
        }
    }
}
