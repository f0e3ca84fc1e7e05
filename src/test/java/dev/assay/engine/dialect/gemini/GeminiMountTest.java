package dev.assay.engine.dialect.gemini;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects;
import dev.assay.engine.dialect.RunningDialects.Reply;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gemini's API over HTTP, answered by the real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GeminiMountTest {
    private static final String[] AUTH = {"x-goog-api-key", RunningDialects.KEY};
    private static final String MODELS = "/gemini/v1beta/models";
    private static final String CHAT = MODELS + "/gemini-2.5-flash-lite:";
    private static final String EMBED = MODELS + "/gemini-embedding-001:";

    @AutoClose
    private final RunningDialects engine = new RunningDialects();

    private Reply post(String path, String json) {
        return engine.post(path, json.replace('\'', '"'), AUTH);
    }

    private static String said(String text) {
        return "'contents':[{'role':'user','parts':[{'text':'" + text + "'}]}]";
    }

    @Test
    void anAnswerHasACandidateAndItsUsage() {
        JsonNode answer = post(CHAT + "generateContent", "{" + said("Reply with exactly HELLO_42") + "}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/candidates/0/content/parts/0/text").textValue(), is("HELLO_42"));
        assertThat(answer.at("/candidates/0/content/role").textValue(), is("model"));
        assertThat(answer.at("/candidates/0/finishReason").textValue(), is("STOP"));
        assertThat(answer.at("/usageMetadata/candidatesTokenCount").intValue(), is("HELLO_42".length() + 1));
        assertThat(answer.at("/usageMetadata/promptTokenCount").intValue(), greaterThan(20));
        assertThat(answer.path("modelVersion").textValue(), is("gemini-2.5-flash-lite"));
    }

    @Test
    void instructionAndConfigurationAreReadInBothSpellings() {
        JsonNode answer = post(
                        CHAT + "generateContent",
                        "{'system_instruction':{'parts':[{'text':'Always reply with exactly BLUE_77'}]},"
                                + said("What?") + ",'generationConfig':{'max_output_tokens':4}}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/candidates/0/content/parts/0/text").textValue(), is("BLUE"));
        assertThat(answer.at("/candidates/0/finishReason").textValue(), is("MAX_TOKENS"));
        JsonNode stopped = post(
                        CHAT + "generateContent",
                        "{" + said("Count from 1 to 9") + ",'generationConfig':{'stopSequences':['4']}}")
                .json();
        assertThat(stopped.at("/candidates/0/content/parts/0/text").textValue(), is("1 2 3 "));
    }

    @Test
    void aFunctionIsCalled() {
        String tools = ",'tools':[{'functionDeclarations':[{'name':'find_city'}]}]";
        JsonNode answer = post(CHAT + "generateContent", "{" + said("Call find_city with city Oslo") + tools + "}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/candidates/0/content/parts/0/functionCall/name").textValue(), is("find_city"));
        assertThat(
                answer.at("/candidates/0/content/parts/0/functionCall/args/city")
                        .textValue(),
                is("Oslo"));
    }

    @Test
    void aPictureIsAnsweredWithOneDigit() {
        JsonNode answer = post(
                        CHAT + "generateContent",
                        "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'AA=='}},{'text':'Which digit?'}]}]}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/candidates/0/content/parts/0/text").textValue(), matchesPattern("[0-9]"));
    }

    @Test
    void aStreamTellsTheSameAnswerInPieces() {
        Reply reply = post(CHAT + "streamGenerateContent?alt=sse", "{" + said("Reply with exactly Grüße") + "}")
                .mustBe(200);
        List<JsonNode> pieces = reply.documents();
        String text = pieces.stream()
                .map(piece -> piece.at("/candidates/0/content/parts/0/text").asText())
                .collect(Collectors.joining());
        assertThat(text, is("Grüße"));
        assertThat(pieces.size(), greaterThan(3));
        assertThat(pieces.get(0).at("/candidates/0/finishReason").isMissingNode(), is(true));
        JsonNode last = pieces.get(pieces.size() - 1);
        assertThat(last.at("/candidates/0/finishReason").textValue(), is("STOP"));
        assertThat(last.at("/usageMetadata/totalTokenCount").intValue(), greaterThan(20));
    }

    @Test
    void withoutEventsAStreamIsAList() {
        JsonNode list = post(CHAT + "streamGenerateContent", "{" + said("Reply with exactly A") + "}")
                .json();
        assertThat(list.at("/0/candidates/0/content/parts/0/text").textValue(), is("A"));
    }

    @Test
    void textsBecomePoints() {
        JsonNode one = post(EMBED + "embedContent", "{'content':{'parts':[{'text':'Hello'}]}}")
                .mustBe(200)
                .json();
        assertThat(one.at("/embedding/values").size(), is(128));
        double square = 0;
        for (JsonNode value : one.at("/embedding/values")) {
            square += value.doubleValue() * value.doubleValue();
        }
        assertThat(square, closeTo(1, 1e-5));
        JsonNode many = post(
                        EMBED + "batchEmbedContents",
                        "{'requests':[{'content':{'parts':[{'text':'Hello'}]}},{'content':{'parts':[{'text':'Bye'}]}}]}")
                .mustBe(200)
                .json();
        assertThat(many.at("/embeddings/0"), equalTo(one.path("embedding")));
        assertThat(many.path("embeddings").size(), is(2));
    }

    @Test
    void tokensAreCountedAsTheyAreRead() {
        JsonNode count = post(CHAT + "countTokens", "{" + said("Hello") + "}")
                .mustBe(200)
                .json();
        JsonNode answer =
                post(CHAT + "generateContent", "{" + said("Hello") + "}").json();
        assertThat(count.path("totalTokens"), equalTo(answer.at("/usageMetadata/promptTokenCount")));
    }

    @Test
    void theModelsSayWhatTheyAreFor() {
        JsonNode list = engine.get(MODELS, AUTH).mustBe(200).json();
        assertThat(list.at("/models/0/name").textValue(), is("models/gemini-2.5-flash-lite"));
        assertThat(list.at("/models/0/supportedGenerationMethods/0").textValue(), is("generateContent"));
        assertThat(list.at("/models/1/supportedGenerationMethods/0").textValue(), is("embedContent"));
        assertThat(engine.get(MODELS + "/gemini-embedding-001", AUTH).json(), equalTo(list.at("/models/1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini-2.5-flash-lite:generateContent|{}|400|INVALID_ARGUMENT|contents: is required",
                "gemini-2.5-flash-lite:generateContent|{|400|INVALID_ARGUMENT|JSON",
                "gemini-2.5-flash-lite:generateContent|{'contents':[{'role':'system','parts':[]}]}|400|INVALID_ARGUMENT|contents[0].role",
                "gemini-2.5-flash-lite:generateContent|{'contents':[{'parts':[{'video':1}]}]}|400|INVALID_ARGUMENT|contents[0].parts[0]",
                "gemini-2.5-flash-lite:embedContent|{}|400|INVALID_ARGUMENT|is not for embedContent",
                "gemini-embedding-001:generateContent|{}|400|INVALID_ARGUMENT|is not for generateContent",
                "gemini-9:generateContent|{}|404|NOT_FOUND|models/gemini-9 is not found",
                "gemini-2.5-flash-lite:sing|{}|404|NOT_FOUND|no method sing",
                "gemini-2.5-flash-lite|{}|404|NOT_FOUND|no method",
            })
    void whatIsWrongIsNamedInGooglesShape(String call, String body, int status, String word, String message) {
        Reply reply = post(MODELS + "/" + call, body).mustBe(status);
        assertThat(reply.json().at("/error/code").intValue(), is(status));
        assertThat(reply.json().at("/error/status").textValue(), is(word));
        assertThat(reply.json().at("/error/message").textValue(), containsString(message));
    }

    @Test
    void onlyTheVendorsKeyLetsIn() {
        engine.get(MODELS + "?key=" + RunningDialects.KEY).mustBe(200);
        for (Reply refused : List.of(
                engine.get(MODELS),
                engine.get(MODELS, "x-goog-api-key", "wrong"),
                engine.get(MODELS, "Authorization", "Bearer " + RunningDialects.KEY))) {
            assertThat(refused.mustBe(401).json().at("/error/status").textValue(), is("UNAUTHENTICATED"));
        }
    }
}
