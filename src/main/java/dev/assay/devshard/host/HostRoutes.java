package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.LiveParams;
import dev.assay.devshard.host.session.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** All routes of a host (contract 2.5): sessions under the one prefix it serves, the rest where operators look for it. */
final class HostRoutes {
    private final String prefix;
    private final HostErrors errors;
    private final ChatRoute chat;
    private final HistoryRoutes history;
    private final PayloadRoute payloads;
    private final StatsRoutes stats;

    HostRoutes(
            HostSettings settings, Sessions sessions, LiveParams params, Conduct conduct, Clock clock, Logger logger) {
        prefix = settings.prefix().path();
        errors = new HostErrors(logger);
        chat = new ChatRoute(sessions, params, new Senders(clock), conduct, logger);
        history = new HistoryRoutes(sessions);
        payloads = new PayloadRoute(sessions, settings.key(), clock);
        stats = new StatsRoutes(sessions, settings.prefix().bindVersion());
    }

    void register(RoutesConfig routes) {
        String session = prefix + "/sessions/{id}";
        routes.post(session + "/chat/completions", errors.translated(chat));
        routes.get(session + "/diffs", errors.translated(history::diffs));
        routes.get(session + "/mempool", errors.translated(history::mempool));
        routes.get(session + "/signatures", errors.translated(history::signatures));
        routes.get(session + "/payloads", errors.translated(payloads));
        for (String root : List.of("", prefix)) {
            routes.get(root + "/stats/shards", errors.translated(stats::all));
            routes.get(root + "/stats/shards/{id}", errors.translated(stats::one));
        }
        routes.get("/health", ctx -> ctx.json(Map.of("status", "ok")));
        routes.get("/healthz", HostRoutes::alive);
    }

    private static void alive(Context ctx) {
        ctx.contentType("text/plain").result("ok");
    }
}
