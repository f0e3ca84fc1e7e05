package dev.assay.engine.dialect;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.dialect.anthropic.AnthropicMount;
import dev.assay.engine.dialect.batch.BatchControl;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.dialect.gemini.GeminiMount;
import dev.assay.engine.dialect.openai.OpenAiFamily;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;

/** Which dialects the engine speaks, besides its own API, and the batches that come in through them. */
public final class Dialects implements AutoCloseable {
    private final List<BatchDesk> desks = new ArrayList<>();
    private final List<Mount> mounts;
    private final EngineParts parts;
    private final boolean testMode;

    /** @param testMode whether the time of batches is moved by hand */
    public Dialects(EngineParts parts, boolean testMode) {
        this.parts = parts;
        this.testMode = testMode;
        OpenAiFamily family = new OpenAiFamily(parts);
        this.mounts = List.of(
                family.openAi(desk()),
                family.groq(desk()),
                family.xai(desk()),
                family.gemini(desk()),
                new AnthropicMount(parts, desk()),
                new GeminiMount(parts));
    }

    public List<Mount> mounts() {
        return mounts;
    }

    /** The controls, where there are any. */
    public void control(RoutesConfig routes) {
        if (testMode) {
            new BatchControl(desks).register(routes);
        }
    }

    private BatchDesk desk() {
        BatchDesk desk = new BatchDesk(parts.clock(), testMode);
        desks.add(desk);
        return desk;
    }

    /** No batch is worked on from here on. */
    @Override
    public void close() {
        desks.forEach(BatchDesk::close);
    }
}
