package dev.assay.devshard.host;

import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.LiveParams;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.host.timeout.ExecutorContact;
import dev.assay.devshard.host.timeout.TimeoutVerifier;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;

/** All routes of a host (contract 2.5): sessions under the one prefix it serves, the rest where operators look for it. */
final class HostRoutes {
    private final String prefix;
    private final HostErrors errors;
    private final ChatRoute chat;
    private final ChallengeRoute challenge;
    private final VerifyTimeoutRoute verifyTimeout;
    private final HistoryRoutes history;
    private final PayloadRoute payloads;
    private final StatsRoutes stats;
    private final GossipRoutes gossip;

    /** @param works runs what nobody listens to */
    record Parts(
            Sessions sessions,
            LiveParams params,
            PeerTalk peers,
            Executor works,
            Conduct conduct,
            Clock clock,
            Logger logger) {}

    HostRoutes(HostSettings settings, Parts parts) {
        prefix = settings.prefix().path();
        Sessions sessions = parts.sessions();
        SessionRequests requests = new SessionRequests(sessions, parts.params(), new Senders(parts.clock()));
        errors = new HostErrors(parts.logger());
        chat = new ChatRoute(requests, parts.conduct(), parts.logger());
        challenge = new ChallengeRoute(requests, parts.conduct(), parts.works(), parts.logger());
        gossip = new GossipRoutes(requests, parts.conduct().ear(Ear.OPEN));
        TimeoutVerifier verifier =
                new TimeoutVerifier(new ExecutorContact(parts.peers(), parts.clock()), parts.clock());
        verifyTimeout = new VerifyTimeoutRoute(requests, verifier, parts.logger());
        history = new HistoryRoutes(sessions);
        payloads = new PayloadRoute(sessions, settings.key(), parts.clock());
        stats = new StatsRoutes(sessions, settings.prefix().bindVersion());
    }

    void register(RoutesConfig routes) {
        String session = prefix + "/sessions/{id}";
        routes.post(session + "/chat/completions", errors.translated(chat));
        routes.post(session + "/challenge-receipt", errors.translated(challenge));
        routes.post(session + "/verify-timeout", errors.translated(verifyTimeout));
        routes.post(session + "/gossip/nonce", errors.translated(gossip::nonce));
        routes.post(session + "/gossip/txs", errors.translated(gossip::transactions));
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
