package dev.assay.acceptance.matcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.core.http.Headers;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OpenAiClientMatchersTest {
    private static final String GOOD = """
            {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[
              {"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"hello"}}],
             "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";

    @Test
    void acceptsAnAnswerWithItsUsage() {
        assertThat(completion(GOOD), OpenAiClientMatchers.oneAnswerWithUsage());
    }

    @Test
    void namesEverythingThatAnAnswerLacks() {
        String bad = GOOD.replace("hello", " ").replace(":5}", ":6}");
        String words = Mismatch.of(OpenAiClientMatchers.oneAnswerWithUsage(), completion(bad));
        assertThat(words, containsString("an answer without text"));
        assertThat(words, containsString("total tokens"));
    }

    @Test
    void rejectsAnAnswerWithoutUsage() {
        String bad = GOOD.substring(0, GOOD.indexOf(",\n \"usage\"")) + "}";
        assertThat(Mismatch.of(OpenAiClientMatchers.oneAnswerWithUsage(), completion(bad)), containsString("no usage"));
    }

    @Test
    void acceptsPiecesThatEndOnceWithTheirUsage() {
        assertThat(chunks("one", "two", "END", "USAGE"), OpenAiClientMatchers.piecesWithUsageAtTheEnd());
    }

    @Test
    void rejectsAnAnswerInOnePiece() {
        assertThat(
                Mismatch.of(OpenAiClientMatchers.piecesWithUsageAtTheEnd(), chunks("one", "END", "USAGE")),
                containsString("1 pieces of text"));
    }

    @Test
    void rejectsAStreamThatEndsTwiceOrWithoutUsage() {
        String words = Mismatch.of(
                OpenAiClientMatchers.piecesWithUsageAtTheEnd(), chunks("one", "two", "END", "USAGE", "END"));
        assertThat(words, containsString("reasons why it ended"));
        assertThat(words, containsString("no usage"));
        assertThat(List.of(), not(OpenAiClientMatchers.piecesWithUsageAtTheEnd()));
    }

    @Test
    void saysWhichErrorTheClientReported() {
        Headers none = Headers.builder().build();
        assertThat(
                Stream.of(
                                UnauthorizedException.builder().headers(none).build(),
                                BadRequestException.builder().headers(none).build(),
                                NotFoundException.builder().headers(none).build(),
                                InternalServerException.builder()
                                        .headers(none)
                                        .statusCode(502)
                                        .build())
                        .map(OpenAiClientMatchers::inWords)
                        .toList(),
                equalTo(List.of(
                        "unauthorized", "bad request", "not found", "InternalServerException with status 502")));
    }

    private static ChatCompletion completion(String json) {
        return read(json, ChatCompletion.class);
    }

    private static List<ChatCompletionChunk> chunks(String... pieces) {
        return Stream.of(pieces)
                .map(piece -> read(
                        "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                                + body(piece) + "}",
                        ChatCompletionChunk.class))
                .toList();
    }

    private static String body(String piece) {
        return switch (piece) {
            case "END" -> "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]";
            case "USAGE" -> "\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}";
            default -> "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"},\"finish_reason\":null}]";
        };
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return ObjectMappers.jsonMapper().readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(json, impossible);
        }
    }
}
