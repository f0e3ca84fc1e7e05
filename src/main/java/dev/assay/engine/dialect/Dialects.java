package dev.assay.engine.dialect;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import java.util.List;

/** Which dialects the engine speaks, besides its own API. */
public final class Dialects {
    private Dialects() {}

    public static List<Mount> of(EngineParts parts) {
        return List.of();
    }
}
