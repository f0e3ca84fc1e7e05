package dev.assay.devshard.gateway.openai;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.1: what a chat request must be, and what becomes of it. */
final class ChatRequestReaderTest {
    private static final TokenLimits LIMITS = new TokenLimits(3072, OptionalLong.of(4096));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                          | messages
            {"messages":null}                                                           | messages
            {"messages":"hi"}                                                           | messages
            {"messages":[]}                                                             | messages
            {"messages":["hi"]}                                                         | messages[0]
            {"messages":[{"role":"king","content":"hi"}]}                               | messages[0].role
            {"messages":[{"content":"hi"}]}                                             | messages[0].role
            {"messages":[{"role":"user"}]}                                              | messages[0].content
            {"messages":[{"role":"user","content":7}]}                                  | messages[0].content
            {"messages":[{"role":"user","content":"hi"}],"stream":"yes"}                | stream
            {"messages":[{"role":"user","content":"hi"}],"max_tokens":0}                | max_tokens
            {"messages":[{"role":"user","content":"hi"}],"max_tokens":"9"}              | max_tokens
            {"messages":[{"role":"user","content":"hi"}],"max_completion_tokens":1.5}   | max_completion_tokens
            {"messages":[{"role":"user","content":"hi"}],"temperature":2.1}             | temperature
            {"messages":[{"role":"user","content":"hi"}],"top_p":"all"}                 | top_p
            {"messages":[{"role":"user","content":"hi"}],"n":2}                         | n
            {"messages":[{"role":"user","content":"hi"}],"stop":["a","b","c","d","e"]}  | stop
            {"messages":[{"role":"user","content":"hi"}],"frequency_penalty":-3}        | frequency_penalty
            {"messages":[{"role":"user","content":"hi"}],"tools":{}}                    | tools
            """)
    void names_the_parameter_that_is_wrong(String body, String param) {
        OpenAiError refusal = assertThrows(OpenAiError.class, () -> read(body));

        assertThat(refusal.status(), is(400));
        assertThat(refusal.param().orElseThrow(), is(param));
        assertThat(refusal.getMessage(), containsString(param));
    }

    @Test
    void refuses_a_body_that_is_not_an_object() {
        assertThat(assertThrows(OpenAiError.class, () -> read("[]")).status(), is(400));
    }

    @Test
    void takes_the_default_model_where_none_is_named_and_refuses_a_nonsense_one() {
        assertThat(ChatRequestReader.model(json("{}"), "m"), is("m"));
        assertThat(ChatRequestReader.model(json("{\"model\":\"other\"}"), "m"), is("other"));
        assertThat(
                assertThrows(OpenAiError.class, () -> ChatRequestReader.model(json("{\"model\":7}"), "m"))
                        .param()
                        .orElseThrow(),
                is("model"));
    }

    @ParameterizedTest
    @CsvSource({",3072", "7,7", "4096,4096", "5000,4096"})
    void grants_the_default_and_caps_the_rest(Long asked, long granted) {
        String tokens = asked == null ? "" : ",\"max_tokens\":" + asked;

        assertThat(read(hi(tokens)).maxTokens(), is(granted));
    }

    @Test
    void does_not_cap_administrators() {
        JsonNode body = json(hi(",\"max_completion_tokens\":9000"));

        assertThat(
                ChatRequestReader.read(body, "m", new TokenLimits(1, OptionalLong.empty()))
                        .maxTokens(),
                is(9000L));
    }

    @Test
    void the_prompt_is_the_same_whatever_the_order_of_keys_and_the_ignored_parameters() {
        ChatRequest one =
                read("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"temperature\":1,\"user\":\"me\"}");
        ChatRequest other = read("{\"temperature\":1,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(one.prompt(), equalTo(other.prompt()));
        assertThat(one.cacheKey(), equalTo(other.cacheKey()));
    }

    @Test
    void a_streaming_request_never_shares_a_cache_key_with_a_plain_one() {
        assertThat(
                read(hi(",\"stream\":true")).cacheKey(),
                not(equalTo(read(hi("")).cacheKey())));
    }

    @Test
    void leaves_out_of_the_prompt_what_a_client_must_not_see_answered() {
        String prompt = read(hi(",\"logprobs\":true,\"top_logprobs\":3,\"n\":1"))
                .prompt()
                .toStringUtf8();

        assertThat(prompt, not(containsString("logprobs")));
        assertThat(prompt, containsString("\"max_tokens\":3072"));
    }

    @Test
    void asks_for_usage_in_a_stream_and_estimates_at_least_one_token() {
        ChatRequest request = read(hi(",\"stream\":true"));

        assertThat(request.prompt().toStringUtf8(), containsString("\"include_usage\":true"));
        assertThat(request.inputTokens() >= 1, is(true));
    }

    private static String hi(String more) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]" + more + "}";
    }

    private static ChatRequest read(String body) {
        return ChatRequestReader.read(json(body), "m", LIMITS);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
