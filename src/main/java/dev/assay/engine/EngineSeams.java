package dev.assay.engine;

import dev.assay.engine.api.Clients;
import dev.assay.engine.api.EventStreams;
import dev.assay.engine.model.LanguageModel;
import java.util.function.UnaryOperator;

/**
 * Where something else can be put in the place of a part, around it or instead of it: how engines are made that break a
 * promise, so that their judge can be judged.
 */
public record EngineSeams(
        UnaryOperator<LanguageModel> model, UnaryOperator<Clients> clients, UnaryOperator<EventStreams> streams) {
    /** Every part as it is. */
    public static final EngineSeams HONEST =
            new EngineSeams(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
}
