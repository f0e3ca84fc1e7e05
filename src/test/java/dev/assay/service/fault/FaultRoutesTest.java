package dev.assay.service.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Caller;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultRoutesTest {
    private final FaultBook book = new FaultBook(Kind.values());
    private final HttpServer server = HttpServer.named(new InstanceName("thing", "fault-routes-test"))
            .errors(error -> Map.of("message", error.getMessage()))
            .routes(new FaultRoutes(book)::register)
            .start();
    private final Caller caller = new Caller(server.url());

    private enum Kind implements FaultKind {
        LATE(FaultParameter.number("ms"), FaultParameter.choice("when", "after", "before")),
        SILENT;

        private final List<FaultParameter> parameters;

        Kind(FaultParameter... parameters) {
            this.parameters = List.of(parameters);
        }

        @Override
        public List<FaultParameter> parameters() {
            return parameters;
        }
    }

    @AfterEach
    void stop() {
        book.close();
        server.stop();
    }

    @Test
    void aFaultStrikesOnceUnlessToldOtherwise() throws Exception {
        arm("{'kind':'silent'}");
        assertThat(strikes("7", 3), is(true));
        assertThat(strikes("7", 3), is(false));
    }

    @Test
    void aFaultStrikesAsOftenAsTold() throws Exception {
        arm("{'kind':'silent','times':2}");
        assertThat(List.of(strikes("1", 1), strikes("1", 2), strikes("1", 3)), is(List.of(true, true, false)));
    }

    @Test
    void aFaultForAlwaysEndsWhenItIsCancelled() throws Exception {
        long id = arm("{'kind':'silent','times':'always'}").path("id").asLong();
        assertThat(List.of(strikes("1", 1), strikes("1", 2)), is(List.of(true, true)));
        assertThat(caller.send("DELETE", "/control/faults/" + id, "").statusCode(), is(200));
        assertThat(strikes("1", 3), is(false));
        assertThat(find(id).path("taken").asLong(), is(2L));
        assertThat(find(id).path("armed").asBoolean(), is(false));
    }

    @Test
    void aFaultStrikesOnlyWhereItWasOrdered() throws Exception {
        arm("{'kind':'silent','escrow':'7','nonce':3}");
        assertThat(strikes("8", 3), is(false));
        assertThat(strikes("7", 4), is(false));
        assertThat(strikes("7", 3), is(true));
    }

    @Test
    void parametersAreReadAndHaveTheirStandards() throws Exception {
        arm("{'kind':'late','ms':250}");
        Fault fault = book.take(Kind.LATE, "1", 1).orElseThrow();
        assertThat(fault.number("ms"), is(250L));
        assertThat(fault.text("when"), is("after"));
    }

    @Test
    void whoeverIsHeldBackGoesOnWhenReleased() throws Exception {
        long id = arm("{'kind':'silent'}").path("id").asLong();
        Fault fault = book.take(Kind.SILENT, "1", 1).orElseThrow();
        CompletableFuture<Void> held = CompletableFuture.runAsync(fault::hold);
        Awaitility.await().until(() -> find(id).path("holding").asInt() == 1);
        assertThat(held.isDone(), is(false));
        caller.send("POST", "/control/faults/" + id + "/release", "");
        held.get(5, TimeUnit.SECONDS);
        assertThat(find(id).path("holding").asInt(), is(0));
    }

    @Test
    void aHoldHasAnEndOfItsOwn() throws Exception {
        arm("{'kind':'silent'}");
        Fault fault = book.take(Kind.SILENT, "1", 1).orElseThrow();
        CompletableFuture.runAsync(() -> fault.hold(Duration.ofMillis(1))).get(5, TimeUnit.SECONDS);
    }

    @Test
    void everythingIsCancelledAtOnce() throws Exception {
        arm("{'kind':'silent'}");
        arm("{'kind':'silent','escrow':'7'}");
        caller.send("DELETE", "/control/faults", "");
        assertThat(strikes("7", 1), is(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | kind: is required",
                "{'kind':'silnt'} | kind: \"silnt\" is not a kind of fault; did you mean silent?",
                "{'kind':'nothing'} | kind: \"nothing\" is not a kind of fault; there are late, silent",
                "{'kind':'silent','time':2} | time: is not a field of this request, did you mean times?",
                "{'kind':'silent','times':0} | times: 0 is not how often a fault can strike; say 1 or more, or \"always\"",
                "{'kind':'silent','nonce':-1} | nonce: -1 is not a whole number",
                "{'kind':'late'} | ms: is required",
                "{'kind':'late','ms':'soon'} | ms: \"soon\" is not a whole number",
                "{'kind':'late','ms':1,'when':'now'} | when: \"now\" is none of after, before",
                "[] | the body is not a JSON object",
            })
    void aWrongOrderIsRefusedAndSaysWhy(String order, String reason) throws Exception {
        HttpResponse<String> answer = caller.send("POST", "/control/faults", order.replace('\'', '"'));
        assertThat(answer.statusCode(), is(400));
        assertThat(json(answer).path("message").asText(), containsString(reason));
        assertThat(book.all().isEmpty(), is(true));
    }

    @Test
    void aFaultThatIsNotThereIsNotFound() throws Exception {
        assertThat(caller.send("DELETE", "/control/faults/9", "").statusCode(), is(404));
        assertThat(caller.send("POST", "/control/faults/nine/release", "").statusCode(), is(400));
    }

    private boolean strikes(String escrow, long nonce) {
        return book.take(Kind.SILENT, escrow, nonce).isPresent();
    }

    private JsonNode arm(String order) throws Exception {
        HttpResponse<String> answer = caller.send("POST", "/control/faults", order.replace('\'', '"'));
        assertThat(answer.body(), answer.statusCode(), is(201));
        return json(answer);
    }

    private JsonNode find(long id) throws Exception {
        for (JsonNode fault : json(caller.get("/control/faults")).path("faults")) {
            if (fault.path("id").asLong() == id) {
                return fault;
            }
        }
        throw new AssertionError("there is no fault " + id);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.value(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
