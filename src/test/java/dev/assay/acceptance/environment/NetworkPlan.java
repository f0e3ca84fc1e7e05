package dev.assay.acceptance.environment;

import dev.assay.acceptance.environment.Topology.Part;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every service of a network is told, whatever it runs in: a topology and a site in, environment variables with the
 * names of contract section 7 out. Keys and tokens are fresh for every network.
 */
public final class NetworkPlan {
    private static final String ESCROW = "1";
    private static final String MODEL = "DEVSHARD_MODEL";

    private final String id;
    private final Topology topology;
    private final Site site;
    private final List<SecretKey> hostKeys = new ArrayList<>();
    private final String adminKey = token("admin");
    private final String apiKey = token("api");
    private final Optional<String> engineKey;
    private final Optional<SeededEscrow> escrow;
    private final Map<String, String> secrets = new TreeMap<>();

    /** @param id names the network; part of logger names */
    public NetworkPlan(String id, Topology topology, Site site) {
        this.id = id;
        this.topology = topology;
        this.site = site;
        for (int index = 0; index < topology.hosts(); index++) {
            hostKeys.add(SecretKey.generate());
            secrets.put("key of " + ServiceName.host(index), hostKeys.get(index).hex());
        }
        this.escrow = topology.gateway() == GatewayForm.ONE_ESCROW
                ? Optional.of(new SeededEscrow(ESCROW, SecretKey.generate()))
                : Optional.empty();
        escrow.ifPresent(seeded -> secrets.put("key of the user", seeded.user().hex()));
        secrets.put("admin key", adminKey);
        secrets.put("api key", apiKey);
        this.engineKey = topology.engine() ? Optional.of(token("engine")) : Optional.empty();
        engineKey.ifPresent(key -> secrets.put("engine key", key));
    }

    /** The logger, container and directory name of a service: unique among the networks of a run. */
    public static String instance(String network, String service) {
        return network + "-" + service;
    }

    /** The network's services but for the database, in the order in which they depend on each other. */
    public List<ServicePlan> services() {
        List<ServicePlan> services = new ArrayList<>();
        if (topology.hasNetwork()) {
            services.add(chain());
        }
        engineKey.map(this::engine).ifPresent(services::add);
        if (!topology.hasNetwork()) {
            return services;
        }
        for (int index = 0; index < topology.hosts(); index++) {
            services.add(host(index));
        }
        services.add(gateway());
        return services;
    }

    /** What does not change while the network lives. Call after {@link #services()}, which learns the passwords. */
    public NetworkFacts facts() {
        List<NetworkFacts.Host> hosts = new ArrayList<>();
        for (int index = 0; index < topology.hosts(); index++) {
            SecretKey key = hostKeys.get(index);
            URI url = site.judgeView(ServiceName.host(index));
            hosts.add(new NetworkFacts.Host(url, key.key().address(), Optional.of(key.key())));
        }
        return new NetworkFacts(
                site.judgeView(ServiceName.CHAIN),
                site.judgeView(ServiceName.GATEWAY),
                hosts,
                model(),
                adminKey,
                apiKey,
                escrow,
                engineKey.map(this::engineFacts),
                secrets);
    }

    private NetworkFacts.Engine engineFacts(String key) {
        String label = topology.settingsOf(Part.ENGINE).getOrDefault("ENGINE_LABEL", "assay-tiny");
        return new NetworkFacts.Engine(site.judgeView(ServiceName.ENGINE), key, label);
    }

    private ServicePlan chain() {
        Map<String, String> settings = common(ServiceName.CHAIN);
        settings.put("MOCK_CHAIN_PORT", port(ServiceName.CHAIN));
        settings.put("DEVSHARD_E2E_HOSTS", participants());
        escrow.ifPresent(seeded -> {
            settings.put("DEVSHARD_E2E_ESCROW_ID", seeded.id());
            settings.put(
                    "DEVSHARD_E2E_CREATOR_ADDRESS",
                    seeded.user().key().address().value());
        });
        return plan(ServiceName.CHAIN, "mock-chain", settings, Part.CHAIN, "/health");
    }

    private ServicePlan host(int index) {
        String name = ServiceName.host(index);
        Map<String, String> settings = common(name);
        settings.put("DEVSHARD_PORT", port(name));
        settings.put("DEVSHARD_HOST_PRIVATE_KEY", hostKeys.get(index).hex());
        settings.put("DEVSHARD_CHAIN_REST", peer(ServiceName.CHAIN));
        settings.put("DEVSHARD_DATA_DIR", site.dataDirectory(name));
        settings.put("DEVSHARD_ROUTE_PREFIX", topology.routePrefix());
        engineKey.ifPresent(key -> {
            // OpenAI's dialect takes budgets beyond the model's context, and gateways send such.
            settings.put("DEVSHARD_ENGINE_URL", peer(ServiceName.ENGINE) + "/openai/v1");
            settings.put("DEVSHARD_ENGINE_MODEL", "gpt-4.1-nano");
            settings.put("DEVSHARD_ENGINE_API_KEY", key);
        });
        if (topology.storage().isPostgres()) {
            Site.Database database = site.database(name);
            secrets.put("database password", database.password());
            settings.put("PGHOST", database.host());
            settings.put("PGPORT", Integer.toString(database.port()));
            settings.put("PGDATABASE", database.name());
            settings.put("PGUSER", database.user());
            settings.put("PGPASSWORD", database.password());
            // A judge's machine may be busy; a database that is gone refuses at once all the same.
            settings.put("PG_CONNECT_TIMEOUT", "15s");
        }
        return plan(name, "devshard-host", settings, Part.HOSTS, "/health");
    }

    private ServicePlan gateway() {
        Map<String, String> settings = common(ServiceName.GATEWAY);
        settings.put("DEVSHARD_PORT", port(ServiceName.GATEWAY));
        settings.put("DEVSHARD_CHAIN_REST", peer(ServiceName.CHAIN));
        settings.put("DEVSHARD_PUBLIC_API", peer(ServiceName.CHAIN));
        settings.put("DEVSHARD_STORAGE_DIR", site.dataDirectory(ServiceName.GATEWAY));
        settings.put("DEVSHARD_ROUTE_PREFIX", topology.routePrefix());
        settings.put(MODEL, model());
        settings.put("DEVSHARD_ADMIN_API_KEY", adminKey);
        settings.put("DEVSHARD_API_KEYS", apiKey);
        escrow.ifPresentOrElse(
                seeded -> {
                    settings.put("DEVSHARD_ESCROW_ID", seeded.id());
                    settings.put("DEVSHARD_PRIVATE_KEY", seeded.user().hex());
                },
                () -> settings.put("DEVSHARDS_JSON", "[]"));
        return plan(ServiceName.GATEWAY, "devshardctl", settings, Part.GATEWAY, "/v1/status");
    }

    private ServicePlan engine(String key) {
        Map<String, String> settings = common(ServiceName.ENGINE);
        settings.put("ENGINE_PORT", port(ServiceName.ENGINE));
        settings.put("ENGINE_API_KEYS", key);
        return plan(ServiceName.ENGINE, "engine", settings, Part.ENGINE, "/healthz");
    }

    private ServicePlan plan(String name, String program, Map<String, String> settings, Part part, String healthPath) {
        settings.putAll(topology.settingsOf(part));
        return new ServicePlan(name, program, settings, site.judgeView(name), healthPath);
    }

    private Map<String, String> common(String service) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ASSAY_INSTANCE", instance(id, service));
        settings.put("ASSAY_TEST_MODE", topology.testMode() ? "1" : "0");
        return settings;
    }

    /** Who the chain says the hosts are, and where the gateway and other hosts find them. */
    private String participants() {
        List<String> entries = new ArrayList<>();
        for (int index = 0; index < topology.hosts(); index++) {
            entries.add(hostKeys.get(index).key().address() + "=" + peer(ServiceName.host(index)));
        }
        return entries.stream().collect(Collectors.joining(","));
    }

    private String model() {
        return topology.settingsOf(Part.GATEWAY).getOrDefault(MODEL, "assay/stub");
    }

    private String port(String service) {
        return Integer.toString(site.port(service));
    }

    private String peer(String service) {
        return site.peerView(service).toString();
    }

    private static String token(String purpose) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return "assay-" + purpose + "-" + HexFormat.of().formatHex(random);
    }
}
