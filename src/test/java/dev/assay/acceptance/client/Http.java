package dev.assay.acceptance.client;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import com.google.protobuf.ByteString;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests with whole answers, on REST Assured; each is told to the witness, answered or not. Immutable. */
final class Http {
    private static final int CONNECT_MILLIS = 5_000;
    private static final RestAssuredConfig PATIENT = bearing(Duration.ofMinutes(2));

    private final Witness witness;
    private final RestAssuredConfig config;

    Http(Witness witness) {
        this(witness, PATIENT);
    }

    /** @param silence how long a service may say nothing */
    Http(Witness witness, Duration silence) {
        this(witness, bearing(silence));
    }

    private Http(Witness witness, RestAssuredConfig config) {
        this.witness = witness;
        this.config = config;
    }

    private static RestAssuredConfig bearing(Duration silence) {
        return RestAssuredConfig.config()
                .httpClient(httpClientConfig()
                        .setParam("http.connection.timeout", CONNECT_MILLIS)
                        .setParam("http.socket.timeout", Math.toIntExact(silence.toMillis())))
                .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .redirect(redirectConfig().followRedirects(false));
    }

    /** @throws NoAnswer when none came */
    Answer send(HttpCall call) {
        Instant at = Instant.now();
        long start = System.nanoTime();
        try {
            Response response = specification(call).request(call.method(), call.uri());
            ByteString body = ByteString.copyFrom(response.asByteArray());
            Exchange exchange = exchange(call, at, start, response.statusCode(), headers(response), body, null);
            witness.exchange(exchange);
            return new Answer(exchange);
        } catch (Exception failure) { // REST Assured throws IOException undeclared
            Exchange exchange = exchange(call, at, start, 0, Headers.NONE, ByteString.EMPTY, failure);
            witness.exchange(exchange);
            throw new NoAnswer(exchange, failure);
        }
    }

    private RequestSpecification specification(HttpCall call) {
        // REST Assured opens a connection a request and would leave each of them to the garbage collector.
        RequestSpecification request =
                RestAssured.given().config(config).urlEncodingEnabled(false).header("Connection", "close");
        for (Headers.Header header : call.headers().all()) {
            request.header(header.name(), header.value());
        }
        return call.body().isEmpty() ? request : request.body(call.body().toByteArray());
    }

    private static Headers headers(Response response) {
        List<Headers.Header> all = response.headers().asList().stream()
                .map(header -> new Headers.Header(header.getName(), header.getValue()))
                .toList();
        return new Headers(all);
    }

    private static Exchange exchange(
            HttpCall call, Instant at, long start, int status, Headers headers, ByteString body, Exception failure) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Optional<String> reason = Optional.ofNullable(failure).map(Http::inWords);
        return new Exchange(
                at, took, call.method(), call.uri(), call.headers(), call.body(), status, headers, body, reason);
    }

    static String inWords(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
