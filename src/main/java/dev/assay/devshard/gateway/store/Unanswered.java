package dev.assay.devshard.gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.service.Json;
import java.util.List;
import java.util.Optional;

/** What hosts were asked and have not answered on the books yet, by escrow and inference. */
public final class Unanswered {
    private final Database database;

    Unanswered(Database database) {
        this.database = database;
    }

    public void keep(String escrowId, long inferenceId, PayloadJson payload) {
        database.write(
                "INSERT OR REPLACE INTO unanswered (escrow_id, inference_id, payload) VALUES (?, ?, ?)",
                escrowId,
                inferenceId,
                Json.text(payload));
    }

    public Optional<PayloadJson> find(String escrowId, long inferenceId) {
        return database
                .read(
                        row -> row.getString(1),
                        "SELECT payload FROM unanswered WHERE escrow_id = ? AND inference_id = ?",
                        escrowId,
                        inferenceId)
                .stream()
                .findFirst()
                .map(Unanswered::payload);
    }

    /** The inferences of an escrow for which something is kept. */
    public List<Long> inferences(String escrowId) {
        return database.read(
                row -> row.getLong(1), "SELECT inference_id FROM unanswered WHERE escrow_id = ?", escrowId);
    }

    public void forget(String escrowId, long inferenceId) {
        database.write("DELETE FROM unanswered WHERE escrow_id = ? AND inference_id = ?", escrowId, inferenceId);
    }

    private static PayloadJson payload(String json) {
        try {
            return Json.mapper().readValue(json, PayloadJson.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what an earlier gateway stored cannot be read", e);
        }
    }
}
