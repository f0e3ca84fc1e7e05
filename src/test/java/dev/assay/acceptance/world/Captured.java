package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Document;
import java.util.List;

/** What the engine remembers of the scenario's requests, in test mode. */
public final class Captured {
    private final EngineUnderTest engine;

    public Captured(EngineUnderTest engine) {
        this.engine = engine;
    }

    /** The only request that the scenario has sent. */
    public Document only() {
        List<Document> all = engine.control().captured(engine.marker());
        if (all.size() != 1) {
            throw new AssertionError("wanted one captured request, saw " + all.size());
        }
        return all.get(0);
    }

    public String key() {
        return engine.key();
    }
}
