package dev.assay.engine.dialect.openai;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects.Reply;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's responses over HTTP: made, stored, gone on from, streamed, refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResponsesTest {
    @AutoClose
    private final OpenAiEngine engine = new OpenAiEngine();

    @Test
    void aResponseIsMadeStoredReadAndDeleted() {
        JsonNode made = respond("'instructions':'Always reply with exactly BLUE_7','input':'What colour?'");
        String id = made.path("id").textValue();
        assertThat(id, startsWith("resp_"));
        assertThat(made.path("status").textValue(), is("completed"));
        assertThat(made.at("/output/0/content/0/text").textValue(), is("BLUE_7"));
        assertThat(made.path("instructions").textValue(), is("Always reply with exactly BLUE_7"));
        assertThat(made.at("/usage/output_tokens").intValue(), is("BLUE_7".length() + 1));
        assertThat(
                engine.get(OpenAiEngine.OPENAI + "/responses/" + id).mustBe(200).json(), equalTo(made));
        JsonNode items = engine.get(OpenAiEngine.OPENAI + "/responses/" + id + "/input_items")
                .mustBe(200)
                .json();
        assertThat(items.at("/data/0/content/0/text").textValue(), is("What colour?"));
        engine.post(OpenAiEngine.OPENAI + "/responses/" + id + "/cancel", "{}").mustBe(400);
        JsonNode deleted = engine.delete(OpenAiEngine.OPENAI + "/responses/" + id)
                .mustBe(200)
                .json();
        assertThat(deleted.path("object").textValue(), is("response.deleted"));
        assertThat(deleted.path("deleted").booleanValue(), is(true));
        engine.get(OpenAiEngine.OPENAI + "/responses/" + id).mustBe(404);
    }

    @Test
    void aConversationGoesOnFromAStoredResponse() {
        JsonNode first = respond("'input':'My name is Anna.'");
        JsonNode second =
                respond("'previous_response_id':'" + first.path("id").textValue() + "','input':'What is my name?'");
        assertThat(second.at("/output/0/content/0/text").textValue(), is("Your name is Anna."));
        engine.post(
                        OpenAiEngine.OPENAI + "/responses",
                        "{'model':'gpt-4.1-nano','previous_response_id':'resp_x','input':'Hi'}")
                .mustBe(400);
        JsonNode unkept = respond("'store':false,'input':'Hi'");
        engine.get(OpenAiEngine.OPENAI + "/responses/" + unkept.path("id").textValue())
                .mustBe(404);
    }

    @Test
    void aResponseMayBeIncompleteOrACall() {
        JsonNode cut = respond("'max_output_tokens':3,'input':'Count from 1 to 9'");
        assertThat(cut.path("status").textValue(), is("incomplete"));
        assertThat(cut.at("/incomplete_details/reason").textValue(), is("max_output_tokens"));
        JsonNode call = respond(
                "'input':'Call get_weather with city Paris','tools':[{'type':'function','name':'get_weather'}]");
        assertThat(call.at("/output/0/type").textValue(), is("function_call"));
        assertThat(call.at("/output/0/arguments").textValue(), containsString("Paris"));
    }

    @Test
    void aStreamedResponseIsToldInNumberedEvents() {
        Reply reply = engine.post(
                        OpenAiEngine.OPENAI + "/responses",
                        "{'model':'gpt-4.1-nano','stream':true,'input':'Reply with exactly Grüße'}")
                .mustBe(200);
        List<JsonNode> events = reply.documents();
        List<String> types = events.stream()
                .map(event -> event.path("type").textValue())
                .distinct()
                .toList();
        assertThat(
                types,
                contains(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed"));
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").intValue(), is(i));
        }
        String text = events.stream()
                .filter(event -> event.path("type").textValue().endsWith("text.delta"))
                .map(event -> event.path("delta").textValue())
                .collect(Collectors.joining());
        assertThat(text, is("Grüße"));
        JsonNode whole = events.get(events.size() - 1).path("response");
        assertThat(whole.at("/usage/total_tokens").intValue(), greaterThan(20));
        assertThat(
                engine.get(OpenAiEngine.OPENAI + "/responses/"
                                + whole.path("id").textValue())
                        .mustBe(200)
                        .json(),
                equalTo(whole));
    }

    @Test
    void inputTokensAndCompactionNeedNoAnswer() {
        JsonNode tokens = engine.post(
                        OpenAiEngine.OPENAI + "/responses/input_tokens", "{'model':'gpt-4.1-nano','input':'Hello'}")
                .mustBe(200)
                .json();
        assertThat(
                tokens.path("input_tokens"), equalTo(respond("'input':'Hello'").at("/usage/input_tokens")));
        JsonNode compact = engine.post(
                        OpenAiEngine.OPENAI + "/responses/compact", "{'model':'gpt-4.1-nano','input':'Hello'}")
                .mustBe(200)
                .json();
        assertThat(compact.path("object").textValue(), is("response.compaction"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input':'x'}|model",
                "{'model':'gpt-4.1-nano'}|input",
                "{'model':'gpt-4.1-nano','input':[]}|input",
                "{'model':'gpt-4.1-nano','input':'x','temperature':9}|temperature",
                "{'model':'gpt-4.1-nano','input':[{'type':'dream'}]}|input.0.type",
                "{'model':'gpt-4.1-nano','input':'x','tool_choice':'required'}|tool_choice",
                "{'model':'other','input':'x'}|model",
            })
    void whatIsWrongWithAResponseIsNamed(String body, String param) {
        Reply reply = engine.post(OpenAiEngine.OPENAI + "/responses", body).mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is(param));
    }

    private JsonNode respond(String members) {
        return engine.post(OpenAiEngine.OPENAI + "/responses", "{'model':'gpt-4.1-nano'," + members + "}")
                .mustBe(200)
                .json();
    }
}
