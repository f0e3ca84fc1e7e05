package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.settings.LiveSettings;
import dev.assay.service.ErrorShape;
import dev.assay.service.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.Clock;

/**
 * All routes of the gateway: those at top level, and the same for one escrow under {@code /devshard/{escrow}} (contract
 * 2.1, 2.2).
 */
public final class GatewayRoutes {
    /** How this gateway's errors look, whoever raised them. */
    public static final ErrorShape ERRORS = OpenAiError::body;

    private static final String MOUNT = "/devshard/{" + EscrowChoice.PARAMETER + "}";
    private static final String ADMIN_ESCROW = "/v1/admin/devshards/{" + EscrowChoice.PARAMETER + "}";

    private final Keys keys;
    private final ChatRoute chat;
    private final ModelsRoute models;
    private final StatusRoute status;
    private final FinalizeRoute finalizing;
    private final DebugRoutes debug;
    private final RequestsRoute requests;
    private final AdminRoutes admin;
    private final PerformanceRoute performance;
    private final DescriptionRoute description;

    public GatewayRoutes(
            Escrows escrows, Keys keys, LiveSettings settings, Quarantines quarantines, Metrics metrics, Clock clock) {
        this.keys = keys;
        Limiter limiter = new Limiter(settings);
        Accounts accounts = new Accounts();
        EscrowChoice choice = new EscrowChoice(escrows);
        GatewayMetrics counters = new GatewayMetrics(
                metrics, limiter::requests, () -> quarantines.all().size());
        performance = new PerformanceRoute();
        chat = new ChatRoute(escrows, keys, settings, new ChatAnswers(limiter, accounts, counters, performance, clock));
        models = new ModelsRoute(escrows, settings, clock.instant().getEpochSecond());
        status = new StatusRoute(escrows, settings, limiter);
        finalizing = new FinalizeRoute(escrows);
        debug = new DebugRoutes(choice);
        requests = new RequestsRoute(choice, accounts);
        admin = new AdminRoutes(escrows, settings, quarantines);
        description = new DescriptionRoute(choice);
    }

    public void register(RoutesConfig routes) {
        open(routes, "");
        open(routes, MOUNT);
        session(routes, "");
        session(routes, MOUNT);
        routes.get(MOUNT + "/v1/requests/{request}", requests::get);
        routes.get(MOUNT, description::page);
        routes.get(MOUNT + "/", description::page);
        routes.get(MOUNT + "/openapi.json", description::document);
        administration(routes);
    }

    private void open(RoutesConfig routes, String mount) {
        routes.post(mount + "/v1/chat/completions", chat::post);
        routes.get(mount + "/v1/models", models::list);
        routes.get(mount + "/v1/models/<model>", models::one);
        routes.get(mount + "/v1/status", status::get);
    }

    private void session(RoutesConfig routes, String mount) {
        routes.post(mount + "/v1/finalize", guarded(finalizing::post));
        routes.get(mount + "/v1/finalize", guarded(finalizing::get));
        routes.get(mount + "/v1/state", guarded(debug::state));
        routes.get(mount + "/v1/debug/state", guarded(debug::gatewayState));
        routes.get(mount + "/v1/debug/pending", guarded(debug::pending));
        routes.get(mount + "/v1/debug/signatures", guarded(debug::signatures));
        routes.post(mount + "/v1/debug/signatures/collect", guarded(debug::collect));
        routes.post(mount + "/v1/debug/sync-hosts", guarded(debug::synchronise));
        routes.get(mount + "/v1/debug/perf", guarded(performance::get));
    }

    private void administration(RoutesConfig routes) {
        routes.get("/v1/admin/state", guarded(admin::state));
        routes.get("/v1/admin/settings", guarded(admin::settings));
        routes.post("/v1/admin/settings", guarded(admin::changeSettings));
        routes.get("/v1/admin/devshards", guarded(admin::list));
        routes.post("/v1/admin/devshards", guarded(admin::load));
        routes.post("/v1/admin/devshards/import", guarded(admin::importStored));
        routes.delete(ADMIN_ESCROW, guarded(admin::delete));
        routes.post(ADMIN_ESCROW + "/deactivate", guarded(admin::deactivate));
        routes.get(ADMIN_ESCROW + "/participants", guarded(admin::participants));
        routes.post("/v1/admin/participants/unquarantine", guarded(admin::unquarantine));
    }

    private Handler guarded(Handler handler) {
        return ctx -> {
            keys.requireAdministrator(ctx);
            handler.handle(ctx);
        };
    }
}
