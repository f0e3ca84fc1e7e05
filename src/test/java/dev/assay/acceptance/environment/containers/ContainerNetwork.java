package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.NetworkPlan;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.ServicePlan;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Together;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.target.Target;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A network of containers. */
final class ContainerNetwork implements Network {
    private final Topology topology;
    private final Engine engine;
    private final ContainerSite site;
    private final Target target;
    private final Leftovers leftovers;
    private final Map<String, String> labels;
    private final String prefix;
    private final NetworkFacts facts;
    private final List<ContainerService> services = new ArrayList<>();

    /** Plans it; {@link #start} makes it. */
    ContainerNetwork(Origin origin, String id, Topology topology, ContainerSite site) {
        this.topology = topology;
        this.engine = origin.engine();
        this.target = origin.target();
        this.site = site;
        this.prefix = "assay-" + origin.run() + "-" + id;
        this.labels = origin.labels(id, topology);
        this.leftovers = new Leftovers(engine);
        NetworkPlan plan = new NetworkPlan(id, topology, site);
        List<ServicePlan> plans = plan.services();
        this.facts = plan.facts();
        services.add(service(plans.get(0)));
        if (topology.storage().isPostgres()) {
            services.add(postgres());
        }
        plans.stream().skip(1).map(this::service).forEach(services::add);
    }

    /** Makes all containers at once, those first that others need; each is started when what it needs is ready. */
    void start() {
        Together.run(List.of(
                () -> engine.createNetwork(leftovers.network(networks().control()), false, labels),
                () -> engine.createNetwork(leftovers.network(networks().peer()), true, labels)));
        Map<String, Progress> progress = new HashMap<>();
        services.forEach(service -> progress.put(service.name(), new Progress()));
        Together.run(services.stream()
                .<Runnable>map(service -> () -> begin(service, progress))
                .toList());
    }

    /** How far a service has come, for those that need it. */
    private record Progress(CompletableFuture<Void> launched, CompletableFuture<Void> ready) {
        Progress() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }

        void fail(RuntimeException why) {
            launched.completeExceptionally(why);
            ready.completeExceptionally(why);
        }
    }

    /** The gateway asks the chain; a host asks nobody (contract 2.8) but the database that keeps its sessions. */
    private Optional<String> needed(String service) {
        return switch (service) {
            case ServiceName.CHAIN, ServiceName.POSTGRES, ServiceName.ENGINE -> Optional.empty();
            case ServiceName.GATEWAY -> Optional.of(ServiceName.CHAIN);
            default -> topology.storage().isPostgres() ? Optional.of(ServiceName.POSTGRES) : Optional.empty();
        };
    }

    private void begin(ContainerService service, Map<String, Progress> progress) {
        Progress mine = progress.get(service.name());
        Optional<Progress> needed = needed(service.name()).map(progress::get);
        try {
            needed.map(Progress::launched).ifPresent(CompletableFuture::join);
            engine.createVolume(leftovers.volume(service.container()), labels);
            leftovers.container(service.container());
            service.create();
            needed.map(Progress::ready).ifPresent(CompletableFuture::join);
            service.launch();
            mine.launched.complete(null);
            service.awaitReadiness();
            if (service.name().equals(ServiceName.POSTGRES)) {
                createDatabases();
            }
            mine.ready.complete(null);
        } catch (RuntimeException e) {
            mine.fail(e);
            throw e;
        }
    }

    private void createDatabases() {
        try (Connection connection = Readiness.connect(site.serverSeenByJudge());
                Statement statement = connection.createStatement()) {
            for (int index = 0; index < topology.hosts(); index++) {
                statement.execute("CREATE DATABASE " + ContainerSite.databaseName(ServiceName.host(index)));
            }
        } catch (SQLException e) {
            throw new EnvironmentFailure("no databases in " + site.serverSeenByJudge() + ": " + e.getMessage(), e);
        }
    }

    private ContainerService service(ServicePlan plan) {
        URI health = URI.create(plan.url() + plan.healthPath());
        return new ContainerService(
                plan.name(), engine, order(plan.name(), plan.program(), plan.settings()), Readiness.of(health));
    }

    private ContainerService postgres() {
        Map<String, String> settings = Map.of(
                "POSTGRES_USER",
                ContainerSite.POSTGRES_USER,
                "POSTGRES_DB",
                ContainerSite.POSTGRES_USER,
                "POSTGRES_PASSWORD",
                site.databasePassword());
        return new ContainerService(
                ServiceName.POSTGRES,
                engine,
                order(ServiceName.POSTGRES, "postgres", settings),
                Readiness.of(site.serverSeenByJudge()));
    }

    private Engine.Order order(String service, String program, Map<String, String> settings) {
        String name = prefix + "-" + service;
        return new Engine.Order(
                name,
                service,
                target.image(program),
                settings,
                site.port(service),
                site.publication(service),
                name,
                networks(),
                labels);
    }

    private Engine.Networks networks() {
        return new Engine.Networks(prefix + "-control", prefix + "-peer");
    }

    @Override
    public NetworkFacts facts() {
        return facts;
    }

    @Override
    public List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    @Override
    public Set<Capability> capabilities() {
        return Capability.of(topology);
    }

    @Override
    public void close() {
        leftovers.remove();
    }
}
