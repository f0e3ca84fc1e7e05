package dev.assay.engine.api;

import dev.assay.engine.schedule.Admission;
import dev.assay.engine.schedule.Client;
import dev.assay.service.Hangups;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;

/**
 * What every API of the engine is made of.
 *
 * @param label the name the model answers by on the engine's own API
 * @param context most tokens of a prompt and its answer together
 * @param defaultMaxTokens the budget of a request that names none
 */
public record EngineParts(
        String label,
        List<String> keys,
        int context,
        int defaultMaxTokens,
        Admission admission,
        EventStreams streams,
        Hangups hangups,
        Clock clock,
        Logger logger) {
    /** Whoever sent this request, whose body has been read. */
    public Client client(Context ctx) {
        return gone -> hangups.watch(ctx, gone)::close;
    }
}
