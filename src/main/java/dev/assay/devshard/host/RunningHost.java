package dev.assay.devshard.host;

import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.WarmKeyCache;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.fault.HostFault;
import dev.assay.devshard.host.fault.Misconduct;
import dev.assay.devshard.host.gossip.PeerGossip;
import dev.assay.devshard.host.gossip.Rounds;
import dev.assay.devshard.host.peer.PeerAddresses;
import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.HostMetrics;
import dev.assay.devshard.host.session.LiveParams;
import dev.assay.devshard.host.session.SessionContext;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.host.validation.EngineValidator;
import dev.assay.devshard.host.validation.ExecutorPayloads;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.Metrics;
import dev.assay.service.RunningService;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.FaultRoutes;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** A host that listens, and everything that ends with it. */
final class RunningHost implements RunningService {
    /** A catch-up of 200 diffs beside a prompt of 10 MiB, both in base64. */
    private static final long BODY_LIMIT = 64L * 1024 * 1024;

    private final InstanceName instance;
    private final HostSettings settings;
    private final SessionStore store;
    private final ChainBridge chain;
    private final Clock clock;
    private final Metrics metrics = new Metrics();
    private final Background background;
    private final Engine engine;
    private final PeerTalk peers;
    private final FaultBook faults = new FaultBook(HostFault.values());
    private final Conduct conduct;
    private final AtomicBoolean ended = new AtomicBoolean();
    private HttpServer server;

    private RunningHost(
            InstanceName instance, HostSettings settings, SessionStore store, ChainBridge chain, Clock clock) {
        this.instance = instance;
        this.settings = settings;
        this.store = store;
        this.chain = chain;
        this.clock = clock;
        this.background = new Background(instance.value());
        this.engine = settings.pacedEngine();
        PeerAddresses addresses = new PeerAddresses(chain, background.addresses(), clock, instance.logger());
        this.peers = new PeerTalk(settings.key(), settings.prefix().path(), addresses, clock);
        this.conduct = settings.testMode() ? new Misconduct(faults, settings.key()) : Conduct.HONEST;
    }

    /** Recovers what is stored, then listens (contract 2.8). The store is the host's from here on, also when this fails. */
    static RunningHost start(
            InstanceName instance, HostSettings settings, SessionStore store, ChainBridge chain, Clock clock) {
        RunningHost host = new RunningHost(instance, settings, store, chain, clock);
        try {
            host.listen();
            return host;
        } catch (RuntimeException | Error e) {
            host.letGo();
            throw e;
        }
    }

    private void listen() {
        Sessions sessions = new Sessions(context(), chain);
        sessions.recoverAll();
        LiveParams params = new LiveParams(chain, background.params(), instance.logger());
        HostRoutes routes = new HostRoutes(
                settings,
                new HostRoutes.Parts(sessions, params, peers, background.works(), conduct, clock, instance.logger()));
        server = HttpServer.named(instance)
                .port(settings.port())
                .bodyLimit(BODY_LIMIT)
                .errors(HostErrors.SHAPE)
                .metrics(metrics)
                .routes(routes::register)
                .routes(config -> {
                    if (settings.testMode()) {
                        new FaultRoutes(faults).register(config);
                    }
                })
                .start();
        Rounds rounds = new Rounds(sessions, peers, conduct.ear(Ear.OPEN), instance.logger());
        background.every(settings.gossipInterval(), rounds);
    }

    /** Re-checks run the engine without the user's gaps. */
    private SessionContext context() {
        ExecutorPayloads payloads =
                new ExecutorPayloads(chain, settings.prefix().path(), settings.key(), clock, instance.logger());
        return new SessionContext(
                settings.key(),
                settings.prefix().bindVersion(),
                settings.versionTag(),
                conduct.store(store),
                new WarmKeyCache(chain, settings.warmKeyTtl(), clock),
                conduct.work((escrowId, record, prompt, lines) -> engine.complete(prompt, lines)),
                conduct.validator(new EngineValidator(settings.engine(), payloads)),
                conduct,
                background.checks(),
                conduct.rumours(new PeerGossip(peers, background.gossip(), instance.logger())),
                clock,
                new HostMetrics(metrics.registry()),
                instance.logger());
    }

    @Override
    public String name() {
        return instance.value();
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public void stop() {
        if (ended.compareAndSet(false, true)) {
            faults.close();
            server.stop();
            letGo();
        }
    }

    @Override
    public void kill() {
        if (ended.compareAndSet(false, true)) {
            server.kill();
            letGo();
        }
    }

    private void letGo() {
        faults.close();
        engine.close();
        background.close();
        store.close();
    }
}
