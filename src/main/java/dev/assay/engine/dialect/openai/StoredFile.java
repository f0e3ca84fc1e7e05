package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.time.Instant;

/** A file as it was handed in, or as a batch left it. */
record StoredFile(String id, String name, String purpose, Instant createdAt, byte[] content) {
    ObjectNode describe() {
        return Json.newObject()
                .put("id", id)
                .put("object", "file")
                .put("bytes", content.length)
                .put("created_at", createdAt.getEpochSecond())
                .put("filename", name)
                .put("purpose", purpose)
                .put("status", "processed")
                .putNull("status_details");
    }
}
