package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.devshard.protocol.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The deterministic engines and their response hash. */
final class EnginesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Prompt prompt(String messages, boolean stream, long maxTokens) {
        String body = "{\"model\":\"m\",\"stream\":" + stream + ",\"messages\":" + messages + "}";
        return new Prompt(body.getBytes(UTF_8), "m", maxTokens, 1_700_000_000);
    }

    private static String user(String content) {
        return "[{\"role\":\"user\",\"content\":\"" + content + "\"}]";
    }

    private static List<JsonNode> run(Engine engine, Prompt prompt) throws EngineFailure {
        List<JsonNode> heard = new ArrayList<>();
        Completion completion = engine.complete(prompt, line -> heard.add(parse(line)));
        assertThat(completion.lines().stream().map(EnginesTest::parse).toList(), equalTo(heard));
        return heard;
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(List<JsonNode> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(chunk.at("/choices/0/delta/content").asText()));
        return text.toString();
    }

    @Test
    void the_fixed_answer_has_the_contracts_hash_and_counts() {
        Completion completion = new FixedEngine().complete(prompt("[]", true, 0), Engine.Lines.IGNORED);
        assertThat(
                completion.responseHash().hex(),
                is("37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64"));
        assertThat(completion.inputTokens(), is(80L));
        assertThat(completion.outputTokens(), is(40L));
        assertThat(new FixedEngine().only().orElseThrow().responseHash(), is(completion.responseHash()));
    }

    @Test
    void echo_answers_with_the_last_user_message() throws EngineFailure {
        String messages = "[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"first\"},"
                + "{\"role\":\"user\",\"content\":\" what is it? \"},{\"role\":\"assistant\",\"content\":\"no\"}]";
        List<JsonNode> lines = run(new EchoEngine(), prompt(messages, false, 0));
        assertThat(lines, hasSize(1));
        JsonNode completion = lines.get(0);
        assertThat(completion.path("object").asText(), is("chat.completion"));
        assertThat(completion.at("/choices/0/message/content").asText(), is(" what is it? "));
        assertThat(completion.at("/choices/0/finish_reason").asText(), is("stop"));
        assertThat(completion.at("/usage/prompt_tokens").asInt(), is(7));
        assertThat(completion.at("/usage/completion_tokens").asInt(), is(3));
        assertThat(completion.at("/usage/total_tokens").asInt(), is(10));
    }

    @Test
    void echo_streams_role_words_finish_and_usage_that_spell_the_same_text() throws EngineFailure {
        List<JsonNode> chunks = run(new EchoEngine(), prompt(user("a  b\\nc"), true, 0));
        assertThat(chunks, hasSize(6));
        assertThat(chunks.get(0).at("/choices/0/delta/role").asText(), is("assistant"));
        assertThat(text(chunks), is("a  b\nc"));
        assertThat(chunks.get(4).at("/choices/0/finish_reason").asText(), is("stop"));
        assertThat(chunks.get(5).path("choices").size(), is(0));
        assertThat(chunks.get(5).at("/usage/completion_tokens").asInt(), is(3));
        assertThat(
                chunks.stream()
                        .map(chunk -> chunk.path("id").asText())
                        .distinct()
                        .toList(),
                hasSize(1));
    }

    @Test
    void echo_reads_parts_and_stops_at_the_committed_limit() throws EngineFailure {
        String parts = "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one two \"},"
                + "{\"type\":\"image_url\"},{\"type\":\"text\",\"text\":\"three\"}]}]";
        JsonNode cut = run(new EchoEngine(), prompt(parts, false, 2)).get(0);
        assertThat(cut.at("/choices/0/message/content").asText(), is("one two"));
        assertThat(cut.at("/choices/0/finish_reason").asText(), is("length"));
    }

    @Test
    void the_same_prompt_gives_the_same_hash_and_another_does_not() throws EngineFailure {
        Engine echo = new EchoEngine();
        Hash first = echo.complete(prompt(user("a b"), true, 0), Engine.Lines.IGNORED)
                .responseHash();
        assertThat(
                new EchoEngine()
                        .complete(prompt(user("a b"), true, 0), Engine.Lines.IGNORED)
                        .responseHash(),
                is(first));
        assertThat(
                echo.complete(prompt(user("a c"), true, 0), Engine.Lines.IGNORED)
                        .responseHash()
                        .equals(first),
                is(false));
    }

    @Test
    void the_response_hash_can_be_recomputed_from_the_stream() throws EngineFailure {
        List<String> data = new ArrayList<>();
        Completion completion =
                new EchoEngine().complete(prompt(user("a b"), true, 0), line -> data.add(new String(line, UTF_8)));
        assertThat(Hash.sha256(String.join("\n", data).getBytes(UTF_8)), is(completion.responseHash()));
    }

    @Test
    void a_prompt_that_is_no_json_has_no_answer() {
        Prompt garbage = new Prompt("hello".getBytes(UTF_8), "m", 0, 0);
        assertThrows(EngineFailure.class, () -> new EchoEngine().complete(garbage, Engine.Lines.IGNORED));
    }

    @Test
    void a_paced_engine_says_the_same_with_gaps() throws EngineFailure {
        List<Long> arrivals = new ArrayList<>();
        Completion paced = new PacedEngine(new EchoEngine(), Duration.ofMillis(20))
                .complete(prompt(user("a b"), true, 0), line -> arrivals.add(System.nanoTime()));
        assertThat(arrivals, hasSize(5));
        for (int i = 1; i < arrivals.size(); i++) {
            assertThat(
                    arrivals.get(i) - arrivals.get(i - 1)
                            >= Duration.ofMillis(20).toNanos(),
                    is(true));
        }
        assertThat(
                new EchoEngine()
                        .complete(prompt(user("a b"), true, 0), Engine.Lines.IGNORED)
                        .responseHash(),
                is(paced.responseHash()));
    }

    @Test
    void closing_a_paced_engine_ends_what_it_is_saying() throws Exception {
        Engine engine = new PacedEngine(new EchoEngine(), Duration.ofHours(1));
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<List<String>> failure = CompletableFuture.supplyAsync(() -> {
            EngineFailure seen = assertThrows(
                    EngineFailure.class, () -> engine.complete(prompt(user("a"), true, 0), line -> first.countDown()));
            return List.of(seen.getMessage());
        });
        assertThat(first.await(5, TimeUnit.SECONDS), is(true));
        engine.close();
        assertThat(failure.get(5, TimeUnit.SECONDS), contains("the engine was closed while it answered"));
    }
}
