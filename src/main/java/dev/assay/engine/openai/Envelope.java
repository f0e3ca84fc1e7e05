package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.time.Clock;
import java.util.UUID;

/**
 * What every answer to one request carries.
 *
 * @param created in unix seconds
 */
record Envelope(String id, long created, String model, String fingerprint) {
    static Envelope begin(String prefix, String model, String fingerprint, Clock clock) {
        return new Envelope(prefix + fresh(), clock.instant().getEpochSecond(), model, fingerprint);
    }

    ObjectNode of(String object) {
        return Json.newObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model)
                .put("system_fingerprint", fingerprint);
    }

    String derivedId(String prefix) {
        return prefix + fresh().substring(0, 24);
    }

    private static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
