package dev.assay.engine.dialect.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /control/batches/{id}/clock} with {@code {"advance_seconds": n}}: moves the time of one batch, in test mode only.
 * What is due then is begun; the answer says where the batch stands.
 */
public final class BatchControl {
    private static final int LONGEST = 7 * 24 * 3600;

    private final List<BatchDesk> desks;

    public BatchControl(List<BatchDesk> desks) {
        this.desks = List.copyOf(desks);
    }

    public void register(RoutesConfig routes) {
        routes.post("/control/batches/{batch}/clock", this::advance);
    }

    private void advance(Context ctx) {
        Duration by = Duration.ofSeconds(Field.body(Json.object(ctx.bodyAsBytes()))
                .only("advance_seconds")
                .at("advance_seconds")
                .required(field -> field.whole(0, LONGEST)));
        for (BatchDesk desk : desks) {
            Optional<Batch> found = desk.find(ctx.pathParam("batch"));
            if (found.isPresent()) {
                desk.advance(found.get(), by);
                ObjectNode body = Json.newObject()
                        .put("id", found.get().id())
                        .put("state", found.get().state().name().toLowerCase(Locale.ROOT));
                JsonAnswer.send(ctx, body);
                return;
            }
        }
        throw ApiError.notFound("there is no batch with that id");
    }
}
