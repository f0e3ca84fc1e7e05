package dev.assay.engine.generation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.model.ModelFile;
import dev.assay.engine.model.OnnxModel;
import dev.assay.engine.text.Role;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Tokens;
import dev.assay.engine.text.Turn;
import dev.assay.service.Json;
import dev.assay.service.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model computes what the examples beside its card say, token by token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExamplesTest {
    private static final Progress SILENT = new Progress() {
        @Override
        public void remembers(long bytes) {}

        @Override
        public void delta(Delta delta) {}
    };

    private OnnxModel model;
    private Generator generator;

    record Example(List<Turn> turns, Tokens prompt, Tokens greedy, String text, boolean toolCall, double[] top) {
        @Override
        public String toString() {
            return turns.get(turns.size() - 1).text();
        }
    }

    static Stream<Example> examples() throws IOException {
        try (InputStream in = ExamplesTest.class.getResourceAsStream("/dev/assay/engine/model/examples.json")) {
            List<Example> examples = new ArrayList<>();
            Json.value(in.readAllBytes()).path("cases").forEach(node -> examples.add(example(node)));
            return examples.stream();
        }
    }

    @BeforeAll
    void load() {
        model = OnnxModel.load(ModelFile.read(Settings.of(Map.of())).graph());
        generator = new Generator(model);
    }

    @AfterAll
    void letGo() {
        model.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_conversation_becomes_the_tokens_of_the_card(Example example) {
        assertThat(Tokenizer.chat(example.turns()), equalTo(example.prompt()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_greedy_answer_is_the_one_of_the_card(Example example) {
        AnswerForm form = example.toolCall()
                ? new AnswerForm.MayCall(List.of("get_weather", "find_city", "lookup"))
                : AnswerForm.TEXT;
        GenerationRequest request = new GenerationRequest(example.prompt(), 500, Sampling.GREEDY, List.of(), form, -1);
        Outcome outcome = answer(request);

        assertThat(
                outcome.usage(),
                is(new Usage(example.prompt().size(), example.greedy().size())));
        String said = outcome.toolCall()
                .map(call -> "{\"name\": \"" + call.name() + "\", \"arguments\": " + call.arguments() + "}")
                .orElse(outcome.text());
        assertThat(said, equalTo(Tokenizer.decode(example.greedy())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_first_step_gives_the_logits_of_the_card(Example example) {
        try (ReadPrompt read = generator.read(example.prompt(), Conditions.NONE, new Cancellation())) {
            float[] logits = read.step().logits().clone();
            Arrays.sort(logits);
            for (int i = 0; i < 3; i++) {
                assertThat((double) logits[logits.length - 1 - i], closeTo(example.top()[i], 0.01));
            }
        }
    }

    private Outcome answer(GenerationRequest request) {
        Cancellation cancellation = new Cancellation();
        try (ReadPrompt read = generator.read(request.prompt(), Conditions.NONE, cancellation)) {
            return generator.answer(read, request, Conditions.NONE, cancellation, SILENT);
        }
    }

    private static Example example(JsonNode node) {
        List<Turn> turns = new ArrayList<>();
        node.path("messages")
                .forEach(message -> turns.add(new Turn(
                        Role.valueOf(message.path("role").asText().toUpperCase(Locale.ROOT)),
                        message.path("content").asText())));
        JsonNode top = node.path("firstStepTop3Logits");
        return new Example(
                turns,
                tokens(node.path("promptTokens")),
                tokens(node.path("greedyTokens")),
                node.path("text").asText(),
                node.path("toolCall").asBoolean(),
                IntStream.range(0, 3).mapToDouble(i -> top.get(i).asDouble()).toArray());
    }

    private static Tokens tokens(JsonNode ids) {
        return Tokens.of(
                IntStream.range(0, ids.size()).map(i -> ids.get(i).asInt()).toArray());
    }
}
