package dev.assay.engine.api;

import dev.assay.engine.generation.Conditions;
import dev.assay.engine.schedule.Client;
import dev.assay.service.Hangups;
import io.javalin.http.Context;

/**
 * Clients whose connections are watched.
 *
 * @param conditions what the work for any of them meets
 */
public record HttpClients(Hangups hangups, Conditions conditions) implements Clients {
    @Override
    public Client of(Context ctx) {
        return new Client() {
            @Override
            public Watch watch(Runnable gone) {
                return hangups.watch(ctx, gone)::close;
            }

            @Override
            public Conditions conditions() {
                return conditions;
            }
        };
    }
}
