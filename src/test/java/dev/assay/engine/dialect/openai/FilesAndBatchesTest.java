package dev.assay.engine.dialect.openai;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.dialect.RunningDialects.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files of the OpenAI family, and batches that read and write them when their time has come, which the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilesAndBatchesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @AutoClose
    private final OpenAiEngine engine = new OpenAiEngine();

    @Test
    void filesAreListedNewestFirstReadAndDeleted() {
        String mount = "/groq/openai/v1";
        String first = engine.upload(mount, "user_data", "one");
        String second = engine.upload(mount, "user_data", "two");
        JsonNode page = engine.get(mount + "/files?purpose=user_data&limit=1")
                .mustBe(200)
                .json();
        assertThat(page.at("/data/0/id").textValue(), is(second));
        assertThat(page.path("has_more").booleanValue(), is(true));
        JsonNode rest =
                engine.get(mount + "/files?purpose=user_data&after=" + second).json();
        assertThat(rest.at("/data/0/id").textValue(), is(first));
        assertThat(
                engine.get(mount + "/files/" + first + "/content").mustBe(200).text(), is("one"));
        assertThat(engine.get(mount + "/files/" + first).json().path("bytes").intValue(), is(3));
        assertThat(
                "another API's files are its own",
                engine.get(OpenAiEngine.OPENAI + "/files/" + first).status(),
                is(404));
        engine.delete(mount + "/files/" + first).mustBe(200);
        Reply gone = engine.get(mount + "/files/" + first).mustBe(404);
        assertThat(gone.json().at("/error/type").textValue(), is("not_found_error"));
        engine.post(mount + "/files", "{}").mustBe(400);
    }

    @Test
    void aBatchIsAnsweredIntoFilesWhenItsTimeHasCome() {
        JsonNode made = batch(line("A_1", "gpt-4.1-nano") + "\n" + line("B_2", "nobody"));
        String id = made.path("id").textValue();
        assertThat(made.path("status").textValue(), is("validating"));
        assertThat(made.at("/request_counts/total").intValue(), is(2));
        advance(id, 15);
        assertThat(
                engine.get(OpenAiEngine.OPENAI + "/batches/" + id)
                        .json()
                        .path("status")
                        .textValue(),
                is("in_progress"));
        advance(id, 15);
        JsonNode over = awaitStatus(id, "completed");
        assertThat(over.at("/request_counts/completed").intValue(), is(1));
        assertThat(over.at("/request_counts/failed").intValue(), is(1));
        String output = engine.get(OpenAiEngine.OPENAI + "/files/"
                        + over.path("output_file_id").textValue() + "/content")
                .text();
        assertThat(output, containsString("\"custom_id\":\"A_1\""));
        assertThat(output, containsString("\"content\":\"A_1\""));
        String errors = engine.get(OpenAiEngine.OPENAI + "/files/"
                        + over.path("error_file_id").textValue() + "/content")
                .text();
        assertThat(errors, containsString("\"status_code\":400"));
        assertThat(
                engine.get(OpenAiEngine.OPENAI + "/batches").json().path("data").findValuesAsText("id"), hasItem(id));
        engine.post(OpenAiEngine.OPENAI + "/batches/" + id + "/cancel", "{}").mustBe(409);
    }

    @Test
    void aCancelledBatchTakesAMoment() {
        String id = batch(line("A_1", "gpt-4.1-nano")).path("id").textValue();
        JsonNode cancelling = engine.post(OpenAiEngine.OPENAI + "/batches/" + id + "/cancel", "{}")
                .mustBe(200)
                .json();
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
        String file = engine.upload(OpenAiEngine.OPENAI, "user_data", "x");
        Reply reply = engine.post(
                        OpenAiEngine.OPENAI + "/batches",
                        "{'input_file_id':'" + file + "','endpoint':'/v1/chat/completions','completion_window':'24h'}")
                .mustBe(400);
        assertThat(reply.json().at("/error/param").textValue(), is("input_file_id"));
        assertThat(
                engine.post(OpenAiEngine.OPENAI + "/batches", "{'endpoint':'/v1/dance'}")
                        .mustBe(400)
                        .json()
                        .at("/error/message")
                        .textValue(),
                containsString("and 2 more"));
        engine.advance("batch_x", 1).mustBe(404);
    }

    private JsonNode batch(String lines) {
        String file = engine.upload(OpenAiEngine.OPENAI, "batch", lines.replace('\'', '"'));
        return engine.post(
                        OpenAiEngine.OPENAI + "/batches",
                        "{'input_file_id':'" + file
                                + "','endpoint':'/v1/chat/completions','completion_window':'24h','metadata':{'a':'b'}}")
                .mustBe(200)
                .json();
    }

    private static String line(String id, String model) {
        return "{'custom_id':'" + id + "','method':'POST','url':'/v1/chat/completions','body':{'model':'" + model + "',"
                + OpenAiEngine.user("Reply with exactly " + id) + "}}";
    }

    private JsonNode awaitStatus(String id, String wanted) {
        return await().atMost(SOON)
                .until(
                        () -> engine.get(OpenAiEngine.OPENAI + "/batches/" + id)
                                .mustBe(200)
                                .json(),
                        hasToString(containsString("\"status\":\"" + wanted + "\"")));
    }

    private void advance(String id, int seconds) {
        engine.advance(id, seconds).mustBe(200);
    }
}
