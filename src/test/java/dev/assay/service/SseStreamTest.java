package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SseStreamTest {
    private static final String REQUEST = "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n";

    private final InstanceName instance = new InstanceName("thing", "sse-test");
    private final LogLines log = new LogLines(instance);
    private HttpServer server;

    @AfterEach
    void stop() {
        server.kill();
        log.close();
    }

    @Test
    void writes_events_of_one_line_of_several_and_of_bytes() throws Exception {
        serve(stream -> {
            stream.data("{\"a\":\"é\"}");
            stream.data("two\nlines");
            stream.data("");
            stream.comment("keep\nalive");
            stream.data("[DONE]".getBytes(StandardCharsets.UTF_8));
            stream.write("data: framed\n\n".getBytes(StandardCharsets.UTF_8));
        });

        var answer = new Caller(server.url()).get("/stream");

        assertThat(answer.statusCode(), is(200));
        assertThat(answer.headers().firstValue("Content-Type").orElse(""), is("text/event-stream;charset=utf-8"));
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""), is("no-cache"));
        assertThat(
                answer.body(),
                is("data: {\"a\":\"é\"}\n\ndata: two\ndata: lines\n\ndata: \n\n: keep alive\n\n"
                        + "data: [DONE]\n\ndata: framed\n\n"));
    }

    @Test
    void an_event_leaves_as_it_is_written() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        serve(stream -> {
            stream.data("first");
            stream.data(Boolean.toString(awaits(seen)));
        });

        InputStream body = new Caller(server.url()).open("/stream").body();
        assertThat(new String(body.readNBytes(13), StandardCharsets.UTF_8), is("data: first\n\n"));
        seen.countDown();

        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8), is("data: true\n\n"));
    }

    @Test
    void a_client_that_hung_up_is_noticed() throws Exception {
        CompletableFuture<Throwable> noticed = new CompletableFuture<>();
        serve(stream -> {
            try {
                while (true) {
                    stream.comment("still there?");
                }
            } catch (ClientGone gone) {
                noticed.complete(gone);
                throw gone;
            }
        });

        try (Socket socket = new Caller(server.url()).connect()) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(200);
        }

        assertThat(noticed.get(10, TimeUnit.SECONDS).getMessage(), is("the client is gone"));
        assertThat(log.await(line -> line.contains("/stream")), containsString("end=client_gone"));
        assertThat(log.holdsAnException(), is(false));
    }

    @Test
    void a_stream_ends_in_good_order() throws Exception {
        serve(stream -> stream.data("x"));

        assertThat(new Caller(server.url()).raw(REQUEST), endsWith("data: x\n\n\r\n0\r\n\r\n"));
    }

    @Test
    void an_aborted_stream_does_not_look_complete() throws Exception {
        serve(stream -> {
            stream.data("x");
            stream.abort();
        });

        String answer = new Caller(server.url()).raw(REQUEST);

        assertThat(answer, startsWith("HTTP/1.1 200"));
        assertThat(answer, containsString("data: x"));
        assertThat(answer, not(containsString("\r\n0\r\n")));
        assertThat(log.await(line -> line.contains("/stream")), containsString("end=aborted"));
    }

    @Test
    void nothing_follows_the_end() throws Exception {
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        serve(stream -> {
            stream.close();
            stream.close();
            refused.complete(assertThrows(IllegalStateException.class, () -> stream.data("late")));
        });

        new Caller(server.url()).get("/stream");

        assertThat(refused.get(5, TimeUnit.SECONDS).getMessage(), is("the stream has ended"));
    }

    private void serve(Consumer<SseStream> talk) {
        server = HttpServer.named(instance)
                .routes(routes -> routes.get("/stream", ctx -> {
                    try (SseStream stream = SseStream.open(ctx)) {
                        talk.accept(stream);
                    }
                }))
                .start();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
