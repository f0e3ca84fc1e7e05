package dev.assay.engine.dialect.openai;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's API and its relatives over HTTP, answered by the real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenAiFamilyTest {
    @AutoClose
    private final OpenAiEngine engine = new OpenAiEngine();

    @ParameterizedTest
    @CsvSource({
        "/openai/v1,gpt-4.1-nano",
        "/openai/v1,gpt-5-nano",
        "/groq/openai/v1,llama-3.1-8b-instant",
        "/xai/v1,grok-3-mini",
        "/gemini/v1beta/openai,gemini-2.5-flash-lite",
    })
    void everyRelativeAnswersUnderItsOwnNames(String mount, String model) {
        JsonNode models = engine.get(mount + "/models").mustBe(200).json();
        assertThat(models.path("data").findValuesAsText("id"), hasItem(model));
        JsonNode answer = engine.post(
                        mount + "/chat/completions",
                        "{'model':'" + model + "','max_completion_tokens':4096,"
                                + OpenAiEngine.user("Reply with exactly OK_1") + "}")
                .mustBe(200)
                .json();
        assertThat(answer.path("model").textValue(), is(model));
        assertThat(answer.at("/choices/0/message/content").textValue(), is("OK_1"));
        JsonNode point = engine.post(mount + "/embeddings", "{'model':'" + model + "','input':['a','b']}")
                .mustBe(200)
                .json();
        assertThat(point.path("data").size(), is(2));
        Reply refused = engine.getAs("wrong", mount + "/models").mustBe(401);
        assertThat(refused.json().at("/error/type").textValue(), is("authentication_error"));
        Reply unknown = engine.post(mount + "/chat/completions", "{'model':'other'," + OpenAiEngine.user("x") + "}")
                .mustBe(400);
        assertThat(unknown.json().at("/error/type").textValue(), is("invalid_request_error"));
    }

    @Test
    void reasoningIsForResponsesOnly() {
        Reply reply = engine.post(
                        OpenAiEngine.OPENAI + "/chat/completions",
                        "{'model':'gpt-5-nano','reasoning':{'effort':'low'}," + OpenAiEngine.user("x") + "}")
                .mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is("reasoning"));
        engine.post(
                        OpenAiEngine.OPENAI + "/responses",
                        "{'model':'gpt-5-nano','reasoning':{'effort':'low'},'input':'Hi'}")
                .mustBe(200);
    }

    @Test
    void aPictureIsAnsweredWithOneDigit() {
        String picture = "{'type':'image_url','image_url':{'url':'http://127.0.0.1:1/x.png'}}";
        JsonNode answer = engine.post(
                        OpenAiEngine.OPENAI + "/chat/completions",
                        "{'model':'gpt-4o-mini','messages':[{'role':'user','content':[{'type':'text','text':'Which digit?'},"
                                + picture + "]}]}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/choices/0/message/content").textValue(), matchesPattern("[0-9]"));
        JsonNode response = engine.post(
                        OpenAiEngine.OPENAI + "/responses",
                        "{'model':'gpt-4o-mini','input':[{'role':'user','content':[{'type':'input_text','text':'Which digit?'},"
                                + "{'type':'input_image','image_url':'http://127.0.0.1:1/x.png'}]}]}")
                .mustBe(200)
                .json();
        assertThat(response.at("/output/0/content/0/text").textValue(), matchesPattern("[0-9]"));
    }
}
