package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** A client of an inference engine: of its own API or, by hand, of a vendor's. Immutable. Answers of any status are returned. */
public final class EngineClient {
    private final URI base;
    private final Headers identity;
    private final Http http;
    private final StreamClient streams;

    private EngineClient(URI base, Headers identity, Http http, StreamClient streams) {
        this.base = base;
        this.identity = identity;
        this.http = http;
        this.streams = streams;
    }

    /** @param base without a slash at the end */
    public static EngineClient of(URI base, Bearer bearer, Witness witness) {
        return new EngineClient(base, bearer.addTo(Headers.NONE), new Http(witness), new StreamClient(witness));
    }

    /** The same client that shows this in {@code Authorization}, whatever it is. */
    public EngineClient authorised(String header) {
        return showing(Headers.of("Authorization", header));
    }

    /** The same client that shows nothing. */
    public EngineClient anonymous() {
        return showing(Headers.NONE);
    }

    /** The same client that sends this header too. */
    public EngineClient with(String header, String value) {
        return showing(identity.with(header, value));
    }

    private EngineClient showing(Headers other) {
        return new EngineClient(base, other, http, streams);
    }

    public ChatAnswer chat(ChatRequest request) {
        return new ChatAnswer(post("/v1/chat/completions", request.bytes()));
    }

    /** Reads the stream to its end, however it ends. */
    public StreamRecord stream(ChatRequest request) {
        return stream(request, event -> {});
    }

    /** The same; somebody is told each event as it arrives. */
    public StreamRecord stream(ChatRequest request, Consumer<StreamEvent> listener) {
        return stream("/v1/chat/completions", request.bytes(), listener);
    }

    /** The same of what is posted to another route. */
    public StreamRecord stream(String path, ByteString body) {
        return stream(path, body, event -> {});
    }

    private StreamRecord stream(String path, ByteString body, Consumer<StreamEvent> listener) {
        return streams.send(call("POST", path, body), listener);
    }

    public Answer post(String path, ByteString body) {
        return http.send(call("POST", path, body));
    }

    public Answer get(String path) {
        return request("GET", path);
    }

    public Answer request(String method, String path) {
        return http.send(
                new HttpCall(method, HttpCall.below(base, path), Headers.NONE, ByteString.EMPTY).with(identity));
    }

    public MetricsPage metrics() {
        return MetricsPage.of(get("/metrics").mustHave(200));
    }

    /** Empty where the engine shows no metrics. */
    public Optional<MetricsPage> metricsIfAny() {
        return Optional.of(get("/metrics"))
                .filter(answer -> answer.status() == 200)
                .map(MetricsPage::of);
    }

    /** Begins the same chat, and leaves when the caller says so. */
    public Leaver leaver(ChatRequest request) {
        return Leaver.post(base, "/v1/chat/completions", identity, request.bytes());
    }

    private HttpCall call(String method, String path, ByteString body) {
        return HttpCall.json(method, HttpCall.below(base, path), body).with(identity);
    }
}
