package dev.assay.engine.dialect;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.dialect.anthropic.AnthropicMount;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.dialect.gemini.GeminiMount;
import java.util.List;

/** Which dialects the engine speaks, besides its own API. */
public final class Dialects {
    private Dialects() {}

    public static List<Mount> of(EngineParts parts) {
        BatchDesk desk = new BatchDesk(parts.clock(), false);
        return List.of(new AnthropicMount(parts, desk), new GeminiMount(parts));
    }
}
