package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An engine as somebody sees it who speaks a vendor's dialect without that vendor's client, and its test controls. Answers of any
 * status are returned.
 */
public final class VendorClient {
    private final URI engine;
    private final Headers identity;
    private final Witness witness;

    private VendorClient(URI engine, Headers identity, Witness witness) {
        this.engine = engine;
        this.identity = identity;
        this.witness = witness;
    }

    public static VendorClient of(URI engine, Witness witness) {
        return new VendorClient(engine, Headers.NONE, witness);
    }

    /** The same client that sends this header too. */
    public VendorClient with(String header, String value) {
        return new VendorClient(engine, identity.with(header, value), witness);
    }

    /** @param path below the engine's address, with a slash */
    public Answer get(String path) {
        return new Http(witness).send(HttpCall.get(HttpCall.below(engine, path)).with(identity));
    }

    public Answer post(String path, String json) {
        return new Http(witness).send(call(path, json));
    }

    /** Reads the stream to its end, however it ends. */
    public StreamRecord stream(String path, String json) {
        return new StreamClient(witness).send(call(path, json), event -> {});
    }

    /** The requests of which the engine remembers that their body holds this text, oldest first. */
    public List<Document> asked(String text) {
        return get("/control/captures?marker=" + text).mustHave(200).document().each("captures", capture -> capture);
    }

    /** Moves the time of one batch. */
    public void advance(String batch, int seconds) {
        post("/control/batches/" + batch + "/clock", "{\"advance_seconds\": " + seconds + "}")
                .mustHave(200);
    }

    private HttpCall call(String path, String json) {
        ByteString body = ByteString.copyFrom(json, StandardCharsets.UTF_8);
        return HttpCall.json("POST", HttpCall.below(engine, path), body).with(identity);
    }
}
