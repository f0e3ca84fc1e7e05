package dev.assay.engine.dialect.anthropic;

import static dev.assay.engine.dialect.anthropic.AnthropicEngine.MESSAGES;
import static dev.assay.engine.dialect.anthropic.AnthropicEngine.user;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Batches of Anthropic's API over HTTP: answered when their time has come, which the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnthropicBatchTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @AutoClose
    private final AnthropicEngine engine = new AnthropicEngine();

    @Test
    void aBatchIsAnsweredLineByLine() {
        JsonNode made = batch(request("A_1", "claude-sonnet-4-6") + "," + request("B_2", "claude-9"));
        String id = made.path("id").textValue();
        assertThat(made.path("processing_status").textValue(), is("in_progress"));
        assertThat(made.at("/request_counts/processing").intValue(), is(2));
        assertThat(made.path("results_url").isNull(), is(true));
        engine.get(MESSAGES + "/batches/" + id + "/results").mustBe(400);
        JsonNode ended = ended(id, 30);
        assertThat(ended.at("/request_counts/succeeded").intValue(), is(1));
        assertThat(ended.at("/request_counts/errored").intValue(), is(1));
        String results =
                engine.get(MESSAGES + "/batches/" + id + "/results").mustBe(200).text();
        assertThat(results, containsString("\"type\":\"succeeded\""));
        assertThat(results, containsString("\"text\":\"A_1\""));
        assertThat(results, containsString("\"not_found_error\""));
        engine.delete(MESSAGES + "/batches/" + id).mustBe(200);
        engine.get(MESSAGES + "/batches/" + id).mustBe(404);
    }

    @Test
    void aCancelledBatchHasCancelledResults() {
        String id = batch(request("A_1", "claude-sonnet-4-6")).path("id").textValue();
        JsonNode asked = engine.post(MESSAGES + "/batches/" + id + "/cancel", "")
                .mustBe(200)
                .json();
        assertThat(asked.path("processing_status").textValue(), is("canceling"));
        assertThat(ended(id, 10).at("/request_counts/canceled").intValue(), is(1));
        assertThat(engine.get(MESSAGES + "/batches").json().path("data").findValuesAsText("id"), hasItem(id));
    }

    private JsonNode batch(String requests) {
        return engine.post(MESSAGES + "/batches", "{'requests':[" + requests + "]}")
                .mustBe(200)
                .json();
    }

    private static String request(String id, String model) {
        return "{'custom_id':'" + id + "','params':{'model':'" + model + "'," + user("Reply with exactly " + id) + "}}";
    }

    private JsonNode ended(String id, int advance) {
        engine.advance(id, advance);
        return await().atMost(SOON)
                .until(
                        () -> engine.get(MESSAGES + "/batches/" + id)
                                .mustBe(200)
                                .json(),
                        hasToString(containsString("\"processing_status\":\"ended\"")));
    }
}
