package dev.assay.acceptance.client;

import java.net.URI;
import java.util.List;

/** An inference engine's test-mode controls, beside its faults. Immutable. Fails with {@link UnexpectedAnswer} unless they succeed. */
public final class EngineControl {
    private final URI engine;
    private final Http http;

    public EngineControl(URI engine, Witness witness) {
        this.engine = engine;
        this.http = new Http(witness);
    }

    /** The requests of which the engine remembers that their body holds this text, oldest first. */
    public List<Document> captured(String text) {
        return http.send(HttpCall.get(HttpCall.below(engine, "/control/captures?marker=" + text)))
                .mustHave(200)
                .document()
                .each("captures", capture -> capture);
    }

    /** Moves the time of one batch of requests. */
    public void advance(String batch, int seconds) {
        URI clock = HttpCall.below(engine, "/control/batches/" + batch + "/clock");
        http.send(HttpCall.json("POST", clock, Json.write(Json.object().put("advance_seconds", seconds))))
                .mustHave(200);
    }
}
