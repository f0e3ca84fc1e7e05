package dev.assay.engine.dialect.openai;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects;
import dev.assay.engine.dialect.RunningDialects.Reply;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's API and its relatives over HTTP, answered by the real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenAiFamilyTest {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer " + RunningDialects.KEY;
    private static final String OPENAI = "/openai/v1";

    private RunningDialects engine;

    @BeforeAll
    void start() {
        engine = new RunningDialects();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private Reply post(String path, String json) {
        return engine.post(path, json.replace('\'', '"'), AUTHORIZATION, BEARER);
    }

    private Reply get(String path) {
        return engine.get(path, AUTHORIZATION, BEARER);
    }

    private static String user(String text) {
        return "'messages':[{'role':'user','content':'" + text + "'}]";
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/v1,gpt-4.1-nano",
        "/openai/v1,gpt-5-nano",
        "/groq/openai/v1,llama-3.1-8b-instant",
        "/xai/v1,grok-3-mini",
        "/gemini/v1beta/openai,gemini-2.5-flash-lite",
    })
    void everyRelativeAnswersUnderItsOwnNames(String mount, String model) {
        JsonNode models = get(mount + "/models").mustBe(200).json();
        assertThat(models.path("data").findValuesAsText("id"), hasItem(model));
        JsonNode answer = post(
                        mount + "/chat/completions",
                        "{'model':'" + model + "','max_completion_tokens':4096," + user("Reply with exactly OK_1")
                                + "}")
                .mustBe(200)
                .json();
        assertThat(answer.path("model").textValue(), is(model));
        assertThat(answer.at("/choices/0/message/content").textValue(), is("OK_1"));
        JsonNode point = post(mount + "/embeddings", "{'model':'" + model + "','input':['a','b']}")
                .mustBe(200)
                .json();
        assertThat(point.path("data").size(), is(2));
        Reply refused =
                engine.get(mount + "/models", AUTHORIZATION, "Bearer wrong").mustBe(401);
        assertThat(refused.json().at("/error/type").textValue(), is("authentication_error"));
        Reply unknown = post(mount + "/chat/completions", "{'model':'other'," + user("x") + "}")
                .mustBe(400);
        assertThat(unknown.json().at("/error/type").textValue(), is("invalid_request_error"));
    }

    @Test
    void reasoningIsForResponsesOnly() {
        Reply reply = post(
                        OPENAI + "/chat/completions",
                        "{'model':'gpt-5-nano','reasoning':{'effort':'low'}," + user("x") + "}")
                .mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is("reasoning"));
        post(OPENAI + "/responses", "{'model':'gpt-5-nano','reasoning':{'effort':'low'},'input':'Hi'}")
                .mustBe(200);
    }

    @Test
    void aPictureIsAnsweredWithOneDigit() {
        String picture = "{'type':'image_url','image_url':{'url':'http://127.0.0.1:1/x.png'}}";
        JsonNode answer = post(
                        OPENAI + "/chat/completions",
                        "{'model':'gpt-4o-mini','messages':[{'role':'user','content':[{'type':'text','text':'Which digit?'},"
                                + picture + "]}]}")
                .mustBe(200)
                .json();
        assertThat(answer.at("/choices/0/message/content").textValue(), matchesPattern("[0-9]"));
        JsonNode response = post(
                        OPENAI + "/responses",
                        "{'model':'gpt-4o-mini','input':[{'role':'user','content':[{'type':'input_text','text':'Which digit?'},"
                                + "{'type':'input_image','image_url':'http://127.0.0.1:1/x.png'}]}]}")
                .mustBe(200)
                .json();
        assertThat(response.at("/output/0/content/0/text").textValue(), matchesPattern("[0-9]"));
    }

    private JsonNode respond(String members) {
        return post(OPENAI + "/responses", "{'model':'gpt-4.1-nano'," + members + "}")
                .mustBe(200)
                .json();
    }

    @Test
    void aResponseIsMadeStoredReadAndDeleted() {
        JsonNode made = respond("'instructions':'Always reply with exactly BLUE_7','input':'What colour?'");
        String id = made.path("id").textValue();
        assertThat(id, startsWith("resp_"));
        assertThat(made.path("status").textValue(), is("completed"));
        assertThat(made.at("/output/0/content/0/text").textValue(), is("BLUE_7"));
        assertThat(made.path("instructions").textValue(), is("Always reply with exactly BLUE_7"));
        assertThat(made.at("/usage/output_tokens").intValue(), is("BLUE_7".length() + 1));
        assertThat(get(OPENAI + "/responses/" + id).mustBe(200).json(), equalTo(made));
        JsonNode items =
                get(OPENAI + "/responses/" + id + "/input_items").mustBe(200).json();
        assertThat(items.at("/data/0/content/0/text").textValue(), is("What colour?"));
        post(OPENAI + "/responses/" + id + "/cancel", "{}").mustBe(400);
        JsonNode deleted = engine.delete(OPENAI + "/responses/" + id, AUTHORIZATION, BEARER)
                .mustBe(200)
                .json();
        assertThat(deleted.path("object").textValue(), is("response.deleted"));
        assertThat(deleted.path("deleted").booleanValue(), is(true));
        get(OPENAI + "/responses/" + id).mustBe(404);
    }

    @Test
    void aConversationGoesOnFromAStoredResponse() {
        JsonNode first = respond("'input':'My name is Anna.'");
        JsonNode second =
                respond("'previous_response_id':'" + first.path("id").textValue() + "','input':'What is my name?'");
        assertThat(second.at("/output/0/content/0/text").textValue(), is("Your name is Anna."));
        post(OPENAI + "/responses", "{'model':'gpt-4.1-nano','previous_response_id':'resp_x','input':'Hi'}")
                .mustBe(400);
        JsonNode unkept = respond("'store':false,'input':'Hi'");
        get(OPENAI + "/responses/" + unkept.path("id").textValue()).mustBe(404);
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
        Reply reply = post(
                        OPENAI + "/responses",
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
                get(OPENAI + "/responses/" + whole.path("id").textValue())
                        .mustBe(200)
                        .json(),
                equalTo(whole));
    }

    @Test
    void inputTokensAndCompactionNeedNoAnswer() {
        JsonNode tokens = post(OPENAI + "/responses/input_tokens", "{'model':'gpt-4.1-nano','input':'Hello'}")
                .mustBe(200)
                .json();
        assertThat(
                tokens.path("input_tokens"), equalTo(respond("'input':'Hello'").at("/usage/input_tokens")));
        JsonNode compact = post(OPENAI + "/responses/compact", "{'model':'gpt-4.1-nano','input':'Hello'}")
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
        Reply reply = post(OPENAI + "/responses", body).mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is(param));
    }

    private String upload(String mount, String purpose, String content) {
        String boundary = "assay-boundary";
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n" + purpose + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"in.jsonl\"\r\n"
                        + "Content-Type: application/jsonl\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return engine.post(
                        mount + "/files",
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary,
                        AUTHORIZATION,
                        BEARER)
                .mustBe(200)
                .json()
                .path("id")
                .textValue();
    }

    @Test
    void filesAreListedNewestFirstReadAndDeleted() {
        String mount = "/groq/openai/v1";
        String first = upload(mount, "user_data", "one");
        String second = upload(mount, "user_data", "two");
        JsonNode page =
                get(mount + "/files?purpose=user_data&limit=1").mustBe(200).json();
        assertThat(page.at("/data/0/id").textValue(), is(second));
        assertThat(page.path("has_more").booleanValue(), is(true));
        JsonNode rest = get(mount + "/files?purpose=user_data&after=" + second).json();
        assertThat(rest.at("/data/0/id").textValue(), is(first));
        assertThat(get(mount + "/files/" + first + "/content").mustBe(200).text(), is("one"));
        assertThat(get(mount + "/files/" + first).json().path("bytes").intValue(), is(3));
        assertThat(
                "another API's files are its own",
                get(OPENAI + "/files/" + first).status(),
                is(404));
        engine.delete(mount + "/files/" + first, AUTHORIZATION, BEARER).mustBe(200);
        Reply gone = get(mount + "/files/" + first).mustBe(404);
        assertThat(gone.json().at("/error/type").textValue(), is("not_found_error"));
        post(mount + "/files", "{}").mustBe(400);
    }

    private JsonNode batch(String lines) {
        String file = upload(OPENAI, "batch", lines.replace('\'', '"'));
        return post(
                        OPENAI + "/batches",
                        "{'input_file_id':'" + file
                                + "','endpoint':'/v1/chat/completions','completion_window':'24h','metadata':{'a':'b'}}")
                .mustBe(200)
                .json();
    }

    private static String line(String id, String model) {
        return "{'custom_id':'" + id + "','method':'POST','url':'/v1/chat/completions','body':{'model':'" + model + "',"
                + user("Reply with exactly " + id) + "}}";
    }

    private JsonNode awaitStatus(String id, String wanted) {
        long end = System.nanoTime() + 10_000_000_000L;
        JsonNode seen;
        do {
            seen = get(OPENAI + "/batches/" + id).mustBe(200).json();
        } while (!seen.path("status").asText().equals(wanted) && System.nanoTime() < end);
        assertThat(seen.toString(), seen.path("status").textValue(), is(wanted));
        return seen;
    }

    private void advance(String id, int seconds) {
        engine.post("/control/batches/" + id + "/clock", "{\"advance_seconds\":" + seconds + "}")
                .mustBe(200);
    }

    @Test
    void aBatchIsAnsweredIntoFilesWhenItsTimeHasCome() {
        JsonNode made = batch(line("A_1", "gpt-4.1-nano") + "\n" + line("B_2", "nobody"));
        String id = made.path("id").textValue();
        assertThat(made.path("status").textValue(), is("validating"));
        assertThat(made.at("/request_counts/total").intValue(), is(2));
        advance(id, 15);
        assertThat(get(OPENAI + "/batches/" + id).json().path("status").textValue(), is("in_progress"));
        advance(id, 15);
        JsonNode over = awaitStatus(id, "completed");
        assertThat(over.at("/request_counts/completed").intValue(), is(1));
        assertThat(over.at("/request_counts/failed").intValue(), is(1));
        String output = get(OPENAI + "/files/" + over.path("output_file_id").textValue() + "/content")
                .text();
        assertThat(output, containsString("\"custom_id\":\"A_1\""));
        assertThat(output, containsString("\"content\":\"A_1\""));
        String errors = get(OPENAI + "/files/" + over.path("error_file_id").textValue() + "/content")
                .text();
        assertThat(errors, containsString("\"status_code\":400"));
        assertThat(get(OPENAI + "/batches").json().path("data").findValuesAsText("id"), hasItem(id));
        post(OPENAI + "/batches/" + id + "/cancel", "{}").mustBe(409);
    }

    @Test
    void aCancelledBatchTakesAMoment() {
        String id = batch(line("A_1", "gpt-4.1-nano")).path("id").textValue();
        JsonNode cancelling =
                post(OPENAI + "/batches/" + id + "/cancel", "{}").mustBe(200).json();
        assertThat(cancelling.path("status").textValue(), is("cancelling"));
        advance(id, 10);
        assertThat(awaitStatus(id, "cancelled").path("output_file_id").isNull(), is(true));
    }

    @Test
    void aBatchWithABadLineFails() {
        String id = batch(line("A_1", "gpt-4.1-nano") + "\n{'custom_id':'A_1'}")
                .path("id")
                .textValue();
        advance(id, 10);
        JsonNode failed = awaitStatus(id, "failed");
        assertThat(failed.at("/errors/data/0/line").intValue(), is(2));
    }

    @Test
    void aBatchNeedsAFileOfItsPurpose() {
        String file = upload(OPENAI, "user_data", "x");
        Reply reply = post(
                        OPENAI + "/batches",
                        "{'input_file_id':'" + file + "','endpoint':'/v1/chat/completions','completion_window':'24h'}")
                .mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is("input_file_id"));
        assertThat(
                post(OPENAI + "/batches", "{'endpoint':'/v1/dance'}")
                        .mustBe(400)
                        .json()
                        .at("/error/message")
                        .textValue(),
                containsString("and 2 more"));
        engine.post("/control/batches/batch_x/clock", "{\"advance_seconds\":1}").mustBe(404);
    }
}
