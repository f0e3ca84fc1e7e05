package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javalin.config.RoutesConfig;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpServerTest {
    private static final int BODY_LIMIT = 1000;
    private static final String CANARY_KEY = "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffee1234";

    private final InstanceName instance = new InstanceName("thing", "http-server-test");
    private final LogLines log = new LogLines(instance);
    private HttpServer server;
    private Caller caller;

    @BeforeAll
    void start() {
        server = HttpServer.named(instance)
                .bodyLimit(BODY_LIMIT)
                .errors(error -> Map.of("error", Map.of("message", error.getMessage(), "code", error.code())))
                .routes(HttpServerTest::routes)
                .start();
        caller = new Caller(server.url());
    }

    @AfterAll
    void stop() {
        server.stop();
        log.close();
    }

    private static void routes(RoutesConfig routes) {
        routes.get("/things/{id}", ctx -> {
            RequestLog.put(ctx, "escrow", ctx.pathParam("id"));
            ctx.result(Json.text(ctx.pathParam("id")));
        });
        routes.post("/length", ctx -> ctx.result(Integer.toString(ctx.bodyAsBytes().length)));
        routes.post("/json", ctx -> ctx.result(Json.text(Json.object(ctx.bodyAsBytes()))));
        routes.get("/refuses", ctx -> {
            throw ApiError.conflict("busy", "come back later").withHeader("Retry-After", "3");
        });
        routes.get("/breaks", ctx -> {
            throw new IllegalStateException("canary of the inside");
        });
        routes.get("/collapses", ctx -> {
            throw new AssertionError("canary of the inside");
        });
        routes.get("/breaks-late", ctx -> {
            ctx.res().getOutputStream().write(new byte[100]);
            ctx.res().flushBuffer();
            throw new IllegalStateException("canary of the inside");
        });
    }

    @Test
    void answers_on_a_free_port() throws Exception {
        assertThat(caller.get("/things/7").body(), is("\"7\""));
    }

    @Test
    void a_path_segment_may_hold_an_escaped_slash() throws Exception {
        assertThat(caller.get("/things/%2Fa.b%2Fc").body(), is("\"/a.b/c\""));
    }

    @Test
    void an_unknown_route_is_404_in_the_services_shape() throws Exception {
        HttpResponse<String> answer = caller.get("/nowhere");

        assertThat(answer.statusCode(), is(404));
        assertThat(answer.headers().firstValue("Content-Type").orElse(""), is("application/json"));
        assertThat(Json.value(answer.body().getBytes()).at("/error/code").asText(), is("not_found"));
        assertThat(Json.value(answer.body().getBytes()).at("/error/message").asText(), is("there is no GET /nowhere"));
    }

    @Test
    void a_method_that_a_route_does_not_take_is_405() throws Exception {
        HttpResponse<String> answer = caller.send("PUT", "/length", "x");

        assertThat(answer.statusCode(), is(405));
        assertThat(answer.headers().firstValue("Allow").orElse(""), is("POST"));
        assertThat(answer.body(), containsString("/length does not take PUT"));
    }

    @Test
    void an_error_carries_its_status_code_message_and_headers() throws Exception {
        HttpResponse<String> answer = caller.get("/refuses");

        assertThat(answer.statusCode(), is(409));
        assertThat(answer.headers().firstValue("Retry-After").orElse(""), is("3"));
        assertThat(Json.value(answer.body().getBytes()).at("/error/message").asText(), is("come back later"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/breaks", "/collapses"})
    void what_nobody_foresaw_tells_the_client_nothing_and_the_log_everything(String path) throws Exception {
        HttpResponse<String> answer = caller.get(path);

        assertThat(answer.statusCode(), is(500));
        assertThat(Json.value(answer.body().getBytes()).at("/error/message").asText(), is("internal error"));
        assertThat(answer.body(), not(containsString("canary")));
        log.await(line -> line.contains("path=" + path + " status=500"));
        assertThat(log.holdsAnException(), is(true));
    }

    @Test
    void an_answer_that_breaks_after_it_began_does_not_look_complete() throws Exception {
        String answer = caller.raw("GET /breaks-late HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(answer, startsWith("HTTP/1.1 200 OK"));
        assertThat(answer, not(containsString("\r\n0\r\n\r\n")));
    }

    @Test
    void a_body_at_the_limit_is_taken() throws Exception {
        assertThat(caller.send("POST", "/length", "x".repeat(BODY_LIMIT)).body(), is("1000"));
        assertThat(caller.sendChunked("/length", new byte[BODY_LIMIT]).body(), is("1000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY_LIMIT + 1, BODY_LIMIT * 5})
    void a_larger_body_is_413_even_while_it_is_still_being_sent(int size) throws Exception {
        HttpResponse<String> answer = caller.send("POST", "/length", "x".repeat(size));
        HttpResponse<String> chunked = caller.sendChunked("/length", new byte[size]);

        assertThat(answer.statusCode(), is(413));
        assertThat(answer.body(), containsString("the body is larger than 1000 bytes"));
        assertThat(chunked.statusCode(), is(413));
    }

    @Test
    void malformed_json_is_400_with_its_position() throws Exception {
        HttpResponse<String> answer = caller.send("POST", "/json", "{\"key\":\n canary}");

        assertThat(answer.statusCode(), is(400));
        assertThat(answer.body(), containsString("malformed JSON at line 2, column 2"));
        assertThat(answer.body(), not(containsString("canary")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /a%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /a/..;/%2e%2e/b HTTP/1.1\r\nHost: h\r\n\r\n"
            })
    void what_is_not_even_a_request_is_refused_in_the_services_shape(String bytes) throws Exception {
        String answer = caller.raw(bytes);

        assertThat(answer, startsWith("HTTP/1.1 400 "));
        assertThat(answer, containsString("Content-Type: application/json"));
        assertThat(answer, containsString("\"error\":{"));
    }

    @Test
    void the_clients_request_id_is_kept_and_sent_back() throws Exception {
        HttpResponse<String> answer = caller.send("GET", "/things/7", "", "X-Request-Id", "trace-1.2_3");

        assertThat(answer.headers().firstValue("X-Request-Id").orElse(""), is("trace-1.2_3"));
        log.await(line -> line.contains("request_id=trace-1.2_3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "", CANARY_KEY})
    void a_strange_request_id_is_replaced(String id) throws Exception {
        HttpResponse<String> answer = caller.send("GET", "/things/7", "", "X-Request-Id", id);

        assertThat(answer.headers().firstValue("X-Request-Id").orElse(""), matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void a_request_is_one_line_with_what_the_handler_added() throws Exception {
        caller.send("GET", "/things/42", "", "X-Request-Id", "one-line");

        String line = log.await(text -> text.contains("one-line"));
        assertThat(
                line, matchesPattern("method=GET path=/things/42 status=200 ms=[0-9.]+ request_id=one-line escrow=42"));
        assertThat(log.all().stream().filter(text -> text.contains("one-line")).toList(), hasSize(1));
    }

    @Test
    void no_key_reaches_the_log() throws Exception {
        caller.send("GET", "/things/" + CANARY_KEY + "?key=canary-query", "", "Authorization", "Bearer canary-token");
        caller.send("POST", "/json", "{\"private_key\":\"canary-body\"}", "X-Devshard-Signature", "canary-header");
        caller.get("/things/" + "x".repeat(160) + CANARY_KEY);
        caller.get("/things/after-the-canaries");

        log.await(line -> line.contains("after-the-canaries"));
        assertThat(String.join("\n", log.all()), not(containsString("canary-")));
        assertThat(String.join("\n", log.all()), not(containsString(CANARY_KEY.substring(0, 12))));
    }

    @Test
    void a_value_cannot_forge_another_field() throws Exception {
        caller.get("/things/forger%22%20status=200");

        assertThat(log.await(line -> line.contains("forger")), containsString("escrow=\"forger\\\" status=200\""));
    }

    @Test
    void metrics_count_by_route_and_not_by_path() throws Exception {
        caller.get("/things/canary-1");
        caller.get("/things/canary-2");
        caller.get("/nowhere/canary-3");
        caller.send("BREW", "/things/x", "");
        log.await(line -> line.contains("method=BREW"));

        String metrics = caller.get("/metrics").body();
        assertThat(
                metrics, containsString("http_requests_total{method=\"GET\",route=\"/things/{id}\",status=\"200\"}"));
        assertThat(metrics, containsString("http_requests_total{method=\"GET\",route=\"none\",status=\"404\"}"));
        assertThat(
                metrics, containsString("http_request_duration_seconds_bucket{method=\"GET\",route=\"/things/{id}\""));
        assertThat(metrics, containsString("method=\"OTHER\""));
        assertThat(metrics, not(containsString("canary")));
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_request_is_no_error_of_ours() throws Exception {
        try (Socket socket = caller.connect()) {
            socket.getOutputStream()
                    .write("POST /length HTTP/1.1\r\nHost: h\r\nX-Request-Id: leaver\r\nContent-Length: 10\r\n\r\nabc"
                            .getBytes());
        }

        assertThat(log.await(line -> line.contains("request_id=leaver")), containsString("end=client_gone"));
    }

    @Test
    void a_taken_port_is_said_to_be_taken() {
        HttpServer.Builder second = HttpServer.named(instance).port(server.port());

        PortTaken taken = assertThrows(PortTaken.class, second::start);
        assertThat(taken.getMessage(), is("port " + server.port() + " is taken"));
    }
}
