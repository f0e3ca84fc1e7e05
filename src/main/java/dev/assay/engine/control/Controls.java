package dev.assay.engine.control;

import dev.assay.engine.api.Clients;
import dev.assay.engine.api.EventStreams;
import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Conditions;
import dev.assay.engine.schedule.Client;
import dev.assay.service.ApiError;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.FaultRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** An engine's test controls, and the seams they come in at. */
public final class Controls implements AutoCloseable {
    private final FaultBook book = new FaultBook(EngineFault.values());
    private final Struck struck = new Struck(book);
    private final Captures captures;

    public Controls(Clock clock) {
        captures = new Captures(clock);
    }

    /** Before any other route: what is captured includes what is refused. */
    public void register(RoutesConfig routes) {
        new FaultRoutes(book).register(routes);
        captures.register(routes);
        routes.before("/*", this::strike);
    }

    public EventStreams streams(EventStreams honest) {
        return new FaultyStreams(honest, struck);
    }

    public Clients clients(Clients honest) {
        return ctx -> {
            Client client = honest.of(ctx);
            Conditions conditions = client.conditions().then(new FaultyConditions(struck, ctx));
            return new Client() {
                @Override
                public Watch watch(Runnable gone) {
                    return client.watch(gone);
                }

                @Override
                public Conditions conditions() {
                    return conditions;
                }
            };
        };
    }

    /** Lets go of everybody who is held back. */
    @Override
    public void close() {
        book.close();
    }

    private void strike(Context ctx) {
        if (ctx.path().startsWith("/control/") || ctx.isMultipart()) {
            return;
        }
        struck.by(EngineFault.DELAY, ctx)
                .ifPresent(fault -> new Cancellation().pause(Duration.ofMillis(fault.number("ms"))));
        struck.by(EngineFault.REFUSE, ctx).ifPresent(fault -> {
            Map<String, String> headers =
                    fault.number("retry_after") == 0 ? Map.of() : Map.of("Retry-After", fault.text("retry_after"));
            throw new ApiError((int) fault.number("status"), "refused", "refused, as it was told", headers);
        });
    }
}
