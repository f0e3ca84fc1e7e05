package dev.assay.engine.dialect.anthropic;

import static dev.assay.engine.dialect.anthropic.AnthropicEngine.MESSAGES;
import static dev.assay.engine.dialect.anthropic.AnthropicEngine.MODELS;
import static dev.assay.engine.dialect.anthropic.AnthropicEngine.user;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects;
import dev.assay.engine.dialect.RunningDialects.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anthropic's API over HTTP, answered by the real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnthropicMountTest {
    @AutoClose
    private final AnthropicEngine engine = new AnthropicEngine();

    private Reply ask(String members) {
        return engine.post(MESSAGES, "{'model':'claude-sonnet-4-6'," + members + "}");
    }

    @Test
    void aMessageHasTextUsageAndAReason() {
        Reply reply = ask(user("Reply with exactly HELLO_42")).mustBe(200);
        JsonNode message = reply.json();
        assertThat(message.path("id").textValue(), startsWith("msg_"));
        assertThat(message.path("type").textValue(), is("message"));
        assertThat(message.path("role").textValue(), is("assistant"));
        assertThat(message.path("model").textValue(), is("claude-sonnet-4-6"));
        assertThat(message.at("/content/0").toString(), is("{\"type\":\"text\",\"text\":\"HELLO_42\"}"));
        assertThat(message.path("stop_reason").textValue(), is("end_turn"));
        assertThat(message.path("stop_sequence").isNull(), is(true));
        assertThat(message.at("/usage/input_tokens").intValue(), greaterThan("Reply with exactly HELLO_42".length()));
        assertThat(message.at("/usage/output_tokens").intValue(), is("HELLO_42".length() + 1));
        assertThat(reply.headers(), hasKey("request-id"));
    }

    @Test
    void systemBlocksAndContentBlocksAreRead() {
        JsonNode message = ask("'max_tokens':60,'system':[{'type':'text','text':'Always reply with exactly BLUE_7'}],"
                        + "'messages':[{'role':'user','content':[{'type':'text','text':'What is the colour?'}]}]")
                .mustBe(200)
                .json();
        assertThat(message.at("/content/0/text").textValue(), is("BLUE_7"));
    }

    @Test
    void aStopSequenceIsNamed() {
        JsonNode message =
                ask(user("Count from 1 to 9") + ",'stop_sequences':['5','7']").json();
        assertThat(message.path("stop_reason").textValue(), is("stop_sequence"));
        assertThat(message.path("stop_sequence").textValue(), is("5"));
        assertThat(message.at("/content/0/text").textValue(), is("1 2 3 4 "));
    }

    @Test
    void theBudgetEndsAMessage() {
        JsonNode message = ask(user("Count from 1 to 9").replace("60", "3")).json();
        assertThat(message.path("stop_reason").textValue(), is("max_tokens"));
        assertThat(message.at("/usage/output_tokens").intValue(), is(3));
    }

    private static final String TOOLS = ",'tools':[{'name':'get_weather','input_schema':{'type':'object'}}]";

    @Test
    void aToolIsUsed() {
        JsonNode message = ask(user("Call get_weather with city Paris") + TOOLS)
                .mustBe(200)
                .json();
        assertThat(message.path("stop_reason").textValue(), is("tool_use"));
        assertThat(message.at("/content/0/type").textValue(), is("tool_use"));
        assertThat(message.at("/content/0/name").textValue(), is("get_weather"));
        assertThat(message.at("/content/0/input/city").textValue(), is("Paris"));
        assertThat(message.at("/content/0/id").textValue(), startsWith("toolu_"));
    }

    @Test
    void aToolsResultGoesBackIntoTheConversation() {
        JsonNode message =
                ask("'max_tokens':60,'messages':[{'role':'user','content':'Call get_weather with city Paris'},"
                                + "{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'get_weather','input':{'city':'Paris'}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':'Reply"
                                + " with exactly SUNNY'}]}]"
                                + TOOLS)
                        .mustBe(200)
                        .json();
        assertThat(message.at("/content/0/text").textValue(), is("SUNNY"));
    }

    @Test
    void aPictureIsAnsweredWithOneDigit() {
        JsonNode message = ask("'max_tokens':60,'messages':[{'role':'user','content':["
                        + "{'type':'image','source':{'type':'url','url':'http://127.0.0.1:1/x.png'}},"
                        + "{'type':'text','text':'Which digit is this?'}]}]")
                .mustBe(200)
                .json();
        assertThat(message.at("/content/0/text").textValue(), matchesPattern("[0-9]"));
    }

    @Test
    void aStreamTellsTheSameMessage() {
        Reply reply = ask(user("Reply with exactly Grüße ★") + ",'stream':true").mustBe(200);
        List<String> names = reply.text()
                .lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring(7))
                .filter(name -> !name.equals("content_block_delta"))
                .toList();
        assertThat(
                names,
                contains(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_stop",
                        "message_delta",
                        "message_stop"));
        List<JsonNode> events = reply.documents();
        String text =
                events.stream().map(event -> event.at("/delta/text").asText()).collect(Collectors.joining());
        assertThat(text, is("Grüße ★"));
        JsonNode start = events.get(0).path("message");
        JsonNode delta = events.get(events.size() - 2);
        assertThat(start.at("/usage/input_tokens").intValue(), greaterThan(10));
        assertThat(delta.at("/delta/stop_reason").textValue(), is("end_turn"));
        assertThat(
                delta.at("/usage/output_tokens").intValue(), is("Grüße ★".getBytes(StandardCharsets.UTF_8).length + 1));
    }

    @Test
    void aStreamedToolUseIsABlockOfItsOwn() {
        Reply reply = ask(user("Call get_weather with city Rome") + TOOLS + ",'stream':true");
        List<JsonNode> events = reply.documents();
        assertThat(events.get(2).at("/content_block/name").textValue(), is("get_weather"));
        assertThat(events.get(3).at("/delta/partial_json").textValue(), containsString("Rome"));
        assertThat(events.get(5).at("/delta/stop_reason").textValue(), is("tool_use"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'messages':[{'role':'user','content':'x'}]|400|invalid_request_error|max_tokens",
                "'max_tokens':0,'messages':[{'role':'user','content':'x'}]|400|invalid_request_error|max_tokens: 0",
                "'max_tokens':5,'messages':[]|400|invalid_request_error|messages",
                "'max_tokens':5|400|invalid_request_error|messages: is required",
                "'max_tokens':5,'messages':[{'role':'system','content':'x'}]|400|invalid_request_error|messages[0].role",
                "'max_tokens':5,'messages':[{'role':'user','content':[{'type':'video'}]}]|400|invalid_request_error|messages[0].content[0].type",
                "'max_tokens':5,'temperature':1.5,'messages':[{'role':'user','content':'x'}]|400|invalid_request_error|temperature",
                "'max_tokens':5,'tool_choice':{'type':'any'},'messages':[{'role':'user','content':'x'}]|400|invalid_request_error|tool_choice",
                "'max_tokens':5,'thinking':{'type':'enabled','budget_tokens':9},'messages':[{'role':'user','content':'x'}]|400|invalid_request_error|thinking.budget_tokens",
                "'max_tokens':5,'messages':[{'role':'user','content':'\\ud800'}]|400|invalid_request_error|surrogate",
            })
    void whatIsWrongIsNamed(String members, int status, String type, String words) {
        Reply reply = ask(members).mustBe(status);
        assertThat(reply.json().path("type").textValue(), is("error"));
        assertThat(reply.json().at("/error/type").textValue(), is(type));
        assertThat(reply.json().at("/error/message").textValue(), containsString(words));
    }

    @Test
    void aPromptThatDoesNotFitIsRefused() {
        Reply reply = ask(user("x".repeat(1100))).mustBe(400);
        assertThat(reply.json().at("/error/message").textValue(), containsString("the prompt is too long"));
    }

    @Test
    void errorsHaveTheVendorsShapeEverywhere() {
        assertThat(
                engine.post(MESSAGES, "{").mustBe(400).json().at("/error/type").textValue(),
                is("invalid_request_error"));
        assertThat(
                engine.get("/anthropic/v1/nowhere")
                        .mustBe(404)
                        .json()
                        .at("/error/type")
                        .textValue(),
                is("not_found_error"));
        assertThat(engine.get(MESSAGES).mustBe(405).json().path("type").textValue(), is("error"));
        String unknown = "{'model':'claude-9'," + user("x") + "}";
        assertThat(
                engine.post(MESSAGES, unknown)
                        .mustBe(404)
                        .json()
                        .at("/error/message")
                        .textValue(),
                is("model: claude-9"));
    }

    @ParameterizedTest
    @CsvSource({"x-goog-api-key,dialect-key", "Authorization,Bearer wrong", "x-api-key,wrong", "x-api-key,' '"})
    void onlyTheVendorsHeaderLetsIn(String header, String value) {
        Reply reply = engine.getWith(MODELS, header, value, "anthropic-version", "2023-06-01")
                .mustBe(401);
        assertThat(reply.json().at("/error/type").textValue(), is("authentication_error"));
    }

    @Test
    void newerClientsSendABearerToken() {
        String bearer = "Bearer " + RunningDialects.KEY;
        engine.getWith(MODELS, "Authorization", bearer, "anthropic-version", "2026-10-21")
                .mustBe(200);
    }

    @Test
    void theVersionIsWanted() {
        Reply reply = engine.getWith(MODELS, "x-api-key", RunningDialects.KEY).mustBe(400);
        assertThat(reply.json().at("/error/message").textValue(), containsString("anthropic-version"));
    }

    @Test
    void theModelsAreListed() {
        JsonNode page = engine.get(MODELS + "?limit=1000").mustBe(200).json();
        assertThat(page.at("/data/0/id").textValue(), is("claude-sonnet-4-6"));
        assertThat(page.at("/data/0/created_at").textValue(), matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertThat(engine.get(MODELS + "/claude-sonnet-4-6").mustBe(200).json(), equalTo(page.at("/data/0")));
        engine.get(MODELS + "/other").mustBe(404);
    }

    @Test
    void tokensAreCountedAsTheyAreRead() {
        String body = "{'model':'claude-sonnet-4-6','messages':[{'role':'user','content':'Hello'}]}";
        JsonNode count =
                engine.post(MESSAGES + "/count_tokens", body).mustBe(200).json();
        JsonNode message = ask("'max_tokens':2,'messages':[{'role':'user','content':'Hello'}]")
                .json();
        assertThat(count.path("input_tokens"), equalTo(message.at("/usage/input_tokens")));
    }
}
