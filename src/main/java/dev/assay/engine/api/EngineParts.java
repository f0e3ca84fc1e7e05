package dev.assay.engine.api;

import dev.assay.engine.schedule.Admission;
import dev.assay.engine.schedule.Client;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;

/**
 * What every API of the engine is made of.
 *
 * @param checksum SHA-256 of the model's file, in hexadecimal digits
 * @param label the name the model answers by on the engine's own API
 * @param context most tokens of a prompt and its answer together
 * @param defaultMaxTokens the budget of a request that names none
 */
public record EngineParts(
        String checksum,
        String label,
        List<String> keys,
        int context,
        int defaultMaxTokens,
        Admission admission,
        EventStreams streams,
        Clients clients,
        Clock clock,
        Instant started,
        Logger logger) {
    /** Tells answers of one model from those of another. */
    public String fingerprint() {
        return "fp_" + checksum.substring(0, 10);
    }

    /** Whoever sent this request, whose body has been read. */
    public Client client(Context ctx) {
        return clients.of(ctx);
    }
}
