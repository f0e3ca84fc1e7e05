package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.util.function.Consumer;

/** An application that chats with a gateway: OpenAI's routes below a base address, with or without a key. Immutable. */
public final class ChatClient {
    private final URI base;
    private final Bearer bearer;
    private final Http http;
    private final StreamClient streams;

    /** @param base what stands before {@code /v1}: the gateway's address, or {@code .../devshard/<escrow>} */
    public ChatClient(URI base, Bearer bearer, Witness witness) {
        this(base, bearer, new Http(witness), new StreamClient(witness));
    }

    private ChatClient(URI base, Bearer bearer, Http http, StreamClient streams) {
        this.base = base;
        this.bearer = bearer;
        this.http = http;
        this.streams = streams;
    }

    public ChatClient as(Bearer other) {
        return new ChatClient(base, other, http, streams);
    }

    /**
     * Asks and waits for the whole answer, of any status.
     *
     * @throws NoAnswer when none came
     */
    public ChatAnswer complete(ChatRequest request) {
        return send(request.bytes());
    }

    /** Sends any bytes where a chat request is expected. */
    public ChatAnswer send(ByteString body) {
        return new ChatAnswer(http.send(call(body)));
    }

    /**
     * Asks for a stream (the request says so) and reads it to its end.
     *
     * @throws NoAnswer when not even headers came
     */
    public StreamRecord stream(ChatRequest request) {
        return streams.send(call(request.bytes()));
    }

    /** The same; somebody is told each event as it arrives. */
    public StreamRecord stream(ChatRequest request, Consumer<StreamEvent> listener) {
        return streams.send(call(request.bytes()), listener);
    }

    /** GET /v1/models. */
    public Answer models() {
        return http.send(HttpCall.get(HttpCall.below(base, "/v1/models")).as(bearer));
    }

    private HttpCall call(ByteString body) {
        return HttpCall.json("POST", HttpCall.below(base, "/v1/chat/completions"), body)
                .as(bearer);
    }
}
