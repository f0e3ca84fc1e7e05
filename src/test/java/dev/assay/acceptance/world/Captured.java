package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.environment.Capability;
import java.util.List;

/** What the engine remembers of the scenario's requests, in test mode. */
public final class Captured {
    private final World world;
    private final EngineUnderTest engine;

    public Captured(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    /** The only request that the scenario has sent. */
    public Document only() {
        world.network().require(Capability.FAULTS);
        List<Document> all = engine.client()
                .get("/control/captures?marker=" + engine.marker())
                .mustHave(200)
                .document()
                .each("captures", capture -> capture);
        if (all.size() != 1) {
            throw new AssertionError("wanted one captured request, saw " + all.size());
        }
        return all.get(0);
    }

    public String key() {
        return engine.key();
    }
}
