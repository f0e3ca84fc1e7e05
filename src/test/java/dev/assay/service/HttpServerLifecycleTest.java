package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class HttpServerLifecycleTest {
    private final InstanceName instance = new InstanceName("thing", "lifecycle-test");
    private final LogLines log = new LogLines(instance);
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void clean() {
        mayFinish.countDown();
        servers.forEach(HttpServer::kill);
        log.close();
    }

    @Test
    void a_stop_lets_requests_in_flight_finish() throws Exception {
        HttpServer server = start(this::waits);
        CompletableFuture<String> answer = ask(server);
        arrived.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop, inAThread());
        awaitRefused(server);
        assertThat(stopped.isDone(), is(false));
        mayFinish.countDown();

        assertThat(answer.get(5, TimeUnit.SECONDS), is("finished"));
        stopped.get(5, TimeUnit.SECONDS);
        assertThat(log.await(line -> line.contains("path=/")), containsString("status=200"));
    }

    @Test
    void a_stop_does_not_wait_for_ever() throws Exception {
        HttpServer server = start(this::waits, Duration.ofMillis(200));
        try (Socket client = begin(server)) {
            arrived.await();

            long begun = System.nanoTime();
            server.stop();

            assertThat(secondsSince(begun), is(lessThan(3.0)));
            assertThat(client.getInputStream().read(), is(-1));
        }
    }

    @Test
    void a_kill_ends_a_stop_that_still_waits() throws Exception {
        HttpServer server = start(this::waits, Duration.ofMinutes(1));
        try (Socket client = begin(server)) {
            arrived.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop, inAThread());
            awaitRefused(server);

            server.kill();

            stopped.get(5, TimeUnit.SECONDS);
            assertThat(client.getInputStream().read(), is(-1));
        }
    }

    @Test
    void a_stop_does_not_wait_for_idle_connections() throws Exception {
        HttpServer server = start(ctx -> ctx.result("quick"), Duration.ofMinutes(1));
        assertThat(new Caller(server.url()).body("/"), is("quick"));

        long begun = System.nanoTime();
        server.stop();

        assertThat(secondsSince(begun), is(lessThan(10.0)));
    }

    @Test
    void a_kill_cuts_a_stream_in_the_middle() throws Exception {
        HttpServer server = start(ctx -> {
            try (SseStream stream = SseStream.open(ctx)) {
                stream.data("begun");
                arrived.countDown();
                mayFinish.await();
                stream.data("never seen");
            }
        });
        InputStream body = new Caller(server.url()).open("/").body();
        assertThat(new String(body.readNBytes(13), StandardCharsets.UTF_8), is("data: begun\n\n"));

        server.kill();

        assertThrows(IOException.class, body::read);
    }

    @Test
    void a_kill_interrupts_whoever_still_works() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        HttpServer server = start(
                ctx -> {
                    arrived.countDown();
                    try {
                        mayFinish.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                Duration.ofMinutes(1));
        try (Socket client = begin(server)) {
            arrived.await();
            long begun = System.nanoTime();

            server.kill();

            assertThat(secondsSince(begun), is(lessThan(10.0)));
            assertThat(client.getInputStream().read(), is(-1));
            assertThat(interrupted.await(5, TimeUnit.SECONDS), is(true));
        }
    }

    @Test
    void the_dead_say_nothing() throws Exception {
        HttpServer server = start(ctx -> {
            arrived.countDown();
            mayFinish.await();
            throw new IllegalStateException("last words");
        });
        try (Socket client = begin(server)) {
            arrived.await();
            server.kill();
            mayFinish.countDown();
            assertThat(client.getInputStream().read(), is(-1));
        }

        HttpServer next = start(ctx -> ctx.result("alive"));
        new Caller(next.url()).get("/");
        log.await(line -> line.contains("path=/"));
        assertThat(log.all(), everyItem(not(containsString("failed"))));
        assertThat(log.all().size(), is(1));
    }

    @Test
    void the_port_is_free_again_at_once() throws Exception {
        HttpServer first = start(ctx -> ctx.result("first"));
        Caller caller = new Caller(first.url());
        assertThat(caller.body("/"), is("first"));

        for (int i = 0; i < 20; i++) {
            String name = "life " + i;
            servers.get(servers.size() - 1).kill();
            HttpServer again = HttpServer.named(instance)
                    .port(first.port())
                    .routes(routes -> routes.get("/", ctx -> ctx.result(name)))
                    .start();
            servers.add(again);
            assertThat(caller.body("/"), is(name));
        }
    }

    @Test
    void ending_twice_is_ending_once() throws Exception {
        HttpServer server = start(ctx -> ctx.result("x"));

        server.stop();
        server.stop();
        server.kill();

        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", server.port()));
    }

    @Test
    void many_streams_are_open_at_a_time() throws Exception {
        int streams = 64;
        CountDownLatch allThere = new CountDownLatch(streams);
        HttpServer server = start(ctx -> {
            try (SseStream stream = SseStream.open(ctx)) {
                allThere.countDown();
                stream.data(Boolean.toString(allThere.await(10, TimeUnit.SECONDS)));
            }
        });

        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            answers.add(ask(server));
        }

        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS), is("data: true\n\n"));
        }
    }

    private HttpServer start(Handler handler) {
        return start(handler, Duration.ofSeconds(5));
    }

    private HttpServer start(Handler handler, Duration patience) {
        HttpServer server = HttpServer.named(instance)
                .patience(patience)
                .routes(routes -> routes.get("/", handler))
                .start();
        servers.add(server);
        return server;
    }

    private void waits(Context ctx) throws InterruptedException {
        arrived.countDown();
        mayFinish.await();
        ctx.result("finished");
    }

    private static CompletableFuture<String> ask(HttpServer server) {
        return CompletableFuture.supplyAsync(() -> new Caller(server.url()).body("/"), inAThread());
    }

    private static Socket begin(HttpServer server) throws IOException {
        Socket socket = new Caller(server.url()).connect();
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitRefused(HttpServer server) {
        Awaitility.await("the port to refuse connections")
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    try {
                        new Socket("127.0.0.1", server.port()).close();
                        return false;
                    } catch (IOException e) {
                        return true;
                    }
                });
    }

    private static Executor inAThread() {
        return command -> new Thread(command).start();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
