package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.Arrays;

/** GET debug/perf: how long the latest chat requests took, those answered by hosts. */
final class PerformanceRoute {
    private final long[] latest = new long[1024];
    private long seen;

    /** @param nanos from the sound request to its last chunk */
    synchronized void answeredIn(long nanos) {
        latest[(int) (seen++ % latest.length)] = nanos;
    }

    void get(Context ctx) {
        JsonAnswer.send(ctx, document());
    }

    private synchronized ObjectNode document() {
        int count = (int) Math.min(seen, latest.length);
        long[] sorted = Arrays.copyOf(latest, count);
        Arrays.sort(sorted);
        ObjectNode body = Json.newObject().put("answered", seen);
        body.putObject("milliseconds")
                .put("p50", percentile(sorted, 50))
                .put("p95", percentile(sorted, 95))
                .put("max", percentile(sorted, 100));
        return body;
    }

    private static double percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = Math.max(0, (sorted.length * percent + 99) / 100 - 1);
        return sorted[index] / 1_000_000.0;
    }
}
