package dev.assay.engine.generation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Vocabulary;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuidesTest {
    private static final int LONGEST = 4000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\": 1}",
                "{\"a\":-0.5e+3,\"b\":[true,false,null,{}],\"c\":{\"d\":\"é \\n 日\"}}",
                "{ \"a\" : [ ] , \"b\" : 10 }"
            })
    void json_objects_are_allowed(String text) {
        assertThat(follows(new JsonObjectGuide(), text), is(text.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a",
                "{\"a\"1",
                "{\"a\":01",
                "{\"a\":1,}",
                "{\"a\":.",
                "{\"a\":\"\\x",
                "{\"a\":nul1",
                "{\"a\":1]",
                "{  ",
                "{\"a\":1}}",
                "{\"a\":tr ",
                "{\"a\":1.}"
            })
    void what_is_no_json_object_is_stopped_at_its_last_byte(String text) {
        assertThat(follows(new JsonObjectGuide(), text), is(text.length() - 1));
    }

    /** Chance alone, guided, makes a document that a parser reads. */
    @RepeatedTest(50)
    void whatever_is_chosen_an_object_comes_out(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Guide guide = AnswerForm.JSON_OBJECT.guide();
        StringBuilder bytes = new StringBuilder();
        int token = 0;
        while (token != Vocabulary.END_OF_TURN) {
            int[] allowed =
                    IntStream.range(0, Vocabulary.SIZE).filter(guide::allows).toArray();
            boolean isLong = bytes.length() > LONGEST;
            token = isLong ? closing(allowed) : allowed[random.nextInt(allowed.length)];
            guide.accept(token);
            if (token < Vocabulary.BYTES) {
                bytes.append((char) token);
            }
        }
        JsonNode read = Json.value(bytes.toString().getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.isObject(), is(true));
    }

    @ParameterizedTest
    @CsvSource({"find_city,true", "lookup,true", "find_cities,false", "find,false"})
    void only_the_tools_that_are_offered_are_called(String tool, boolean offered) {
        Guide guide = new AnswerForm.MustCall(List.of("find_city", "lookup")).guide();
        guide.accept(Vocabulary.TOOL_CALL);
        String call = "{\"name\": \"" + tool + "\", \"arguments\": {}}";

        assertThat(follows(guide, call) == call.length(), is(offered));
    }

    /** The way out of any document: what ends a string, a number, an object. */
    private static int closing(int[] allowed) {
        for (int wanted : new int[] {Vocabulary.END_OF_TURN, '}', ']', '"', '0', ':', 'e', 'l', 'u'}) {
            if (IntStream.of(allowed).anyMatch(token -> token == wanted)) {
                return wanted;
            }
        }
        return allowed[0];
    }

    private static int follows(Guide guide, String text) {
        int[] tokens = Tokenizer.encode(text).stream().toArray();
        for (int i = 0; i < tokens.length; i++) {
            if (!guide.allows(tokens[i])) {
                return new String(text.getBytes(StandardCharsets.UTF_8), 0, i, StandardCharsets.UTF_8).length();
            }
            guide.accept(tokens[i]);
        }
        return text.length();
    }
}
