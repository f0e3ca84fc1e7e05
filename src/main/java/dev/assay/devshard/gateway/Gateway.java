package dev.assay.devshard.gateway;

import dev.assay.devshard.gateway.api.GatewayRoutes;
import dev.assay.devshard.gateway.api.Keys;
import dev.assay.devshard.gateway.escrow.EscrowShelf;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.escrow.LoadRefused;
import dev.assay.devshard.gateway.fault.GatewayFault;
import dev.assay.devshard.gateway.fault.Misconduct;
import dev.assay.devshard.gateway.participant.Endpoints;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.session.Conduct;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.settings.LiveSettings;
import dev.assay.devshard.gateway.store.GatewayStore;
import dev.assay.devshard.gateway.transport.HostClient;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Metrics;
import dev.assay.service.RunningService;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.FaultRoutes;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;

/** A running gateway: its parts put together in the order of contract 2.8, and taken apart again. */
final class Gateway implements RunningService {
    private final InstanceName instance;
    private final GatewayStore store;
    private final Workers workers;
    private final HostClient client;
    private final EscrowShelf shelf;
    private final HttpServer server;
    private final FaultBook faults;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Gateway(
            InstanceName instance,
            GatewayStore store,
            Workers workers,
            HostClient client,
            EscrowShelf shelf,
            HttpServer server,
            FaultBook faults) {
        this.instance = instance;
        this.store = store;
        this.workers = workers;
        this.client = client;
        this.shelf = shelf;
        this.server = server;
        this.faults = faults;
    }

    /** @param variables looks up further variables, those that hold keys */
    static Gateway start(InstanceName instance, GatewayEnvironment env, Function<String, Optional<String>> variables) {
        GatewayStore store = GatewayStore.open(env.storageDirectory());
        Workers workers = new Workers(instance.value(), instance.logger());
        try {
            return start(instance, env, variables, store, workers);
        } catch (RuntimeException e) {
            workers.end();
            store.close();
            throw e;
        }
    }

    private static Gateway start(
            InstanceName instance,
            GatewayEnvironment env,
            Function<String, Optional<String>> variables,
            GatewayStore store,
            Workers workers) {
        Clock clock = Clock.systemUTC();
        FaultBook faults = new FaultBook(GatewayFault.values());
        Logger logger = instance.logger();
        LiveSettings settings = new LiveSettings(store.settings(), env.settings(), env::repair, store::putSettings);
        ChainLine chain = new ChainLine(() -> settings.get().chainRest());
        Endpoints endpoints = new Endpoints(chain, store);
        Quarantines quarantines = new Quarantines(store, () -> settings.get().participantThrottle(), clock);
        HostClient client = new HostClient(workers.connections());
        EscrowShelf shelf = EscrowShelf.open(
                env.storageDirectory(),
                store,
                chain,
                env.routePrefix(),
                env.versionTag(),
                variables,
                new EscrowSession.Surroundings(
                        client,
                        endpoints,
                        quarantines,
                        settings,
                        workers.background(),
                        workers::after,
                        workers.closing(),
                        env.testMode() ? new Misconduct(faults) : Conduct.HONEST,
                        clock,
                        logger));
        try {
            load(shelf.escrows(), env);
            Metrics metrics = new Metrics();
            Keys keys = new Keys(env.adminKey(), env.apiKeys());
            GatewayRoutes routes = new GatewayRoutes(shelf.escrows(), keys, settings, quarantines, metrics, clock);
            HttpServer server = HttpServer.named(instance)
                    .port(env.port())
                    .threads(settings.get().maxConcurrentRequests() + 32)
                    .errors(GatewayRoutes.ERRORS)
                    .metrics(metrics)
                    .routes(routes::register)
                    .routes(config -> {
                        if (env.testMode()) {
                            new FaultRoutes(faults).register(config);
                        }
                    })
                    .start();
            workers.everySecond(shelf.escrows()::retry);
            return new Gateway(instance, store, workers, client, shelf, server, faults);
        } catch (RuntimeException e) {
            shelf.close();
            throw e;
        }
    }

    private static void load(Escrows escrows, GatewayEnvironment env) {
        try {
            escrows.start(env.devshards());
        } catch (Escrows.StartRefused refused) {
            if (refused.reason() == LoadRefused.Reason.SIGNER_MISMATCH) {
                throw InvalidSetting.ofSecret("DEVSHARD_PRIVATE_KEY", "does not hold: " + refused.getMessage());
            }
            throw refused;
        }
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
            workers.closing().countDown();
            faults.close();
            server.stop();
            shelf.settleDown();
            takeApart();
        }
    }

    @Override
    public void kill() {
        if (ended.compareAndSet(false, true)) {
            workers.closing().countDown();
            shelf.freeze();
            server.kill();
            takeApart();
        }
    }

    private void takeApart() {
        faults.close();
        client.abort();
        workers.end();
        shelf.close();
        store.close();
    }
}
