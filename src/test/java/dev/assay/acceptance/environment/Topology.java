package dev.assay.acceptance.environment;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The network a scenario wants, as data. Two scenarios that want equal topologies may share a network, so whatever changes
 * how a service behaves from its start on belongs in here, and nothing else does.
 *
 * @param hosts how many hosts, 1 to 128 (contract section 1, "Group"); 0 where only an engine is wanted
 * @param storage where the hosts keep their sessions
 * @param routePrefix where hosts mount their routes: {@code /v1/devshard} or {@code /devshard/<version>} (contract 1)
 * @param gateway how the gateway learns which escrows it serves
 * @param engine whether there is an inference engine; hosts, where there are any, then answer with it
 * @param testMode whether the services start with their {@code /control} routes
 * @param settings environment variables beside those a network needs in any case; these win
 */
public record Topology(
        int hosts,
        Storage storage,
        String routePrefix,
        GatewayForm gateway,
        boolean engine,
        boolean testMode,
        Map<Part, SortedMap<String, String>> settings) {

    /** Where the hosts of revision R0 mount their routes. */
    public static final String LEGACY_PREFIX = "/v1/devshard";

    /** Which services a setting is for. */
    public enum Part {
        CHAIN,
        HOSTS,
        GATEWAY,
        ENGINE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Topology {
        if (hosts < (engine ? 0 : 1) || hosts > 128) {
            throw new IllegalArgumentException("a network of " + hosts + " hosts: 1 to 128 are possible");
        }
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(gateway, "gateway");
        if (!routePrefix.startsWith("/")) {
            throw new IllegalArgumentException("route prefix \"" + routePrefix + "\" does not begin with /");
        }
        settings = copyOf(settings);
    }

    /** The plain network: SQLite, legacy prefix, a gateway of many escrows, the stub engine's fixed answer, test mode. */
    public static Topology ofHosts(int hosts) {
        return new Topology(
                hosts, Storage.SQLITE, LEGACY_PREFIX, GatewayForm.MANY_ESCROWS, false, true, new EnumMap<>(Part.class));
    }

    /** An inference engine alone, in test mode. */
    public static Topology ofAnEngine() {
        return new Topology(
                0, Storage.SQLITE, LEGACY_PREFIX, GatewayForm.MANY_ESCROWS, true, true, new EnumMap<>(Part.class));
    }

    /** The same network with an inference engine, which its hosts answer with. */
    public Topology withAnEngine() {
        return new Topology(hosts, storage, routePrefix, gateway, true, testMode, settings);
    }

    public Topology storingIn(Storage other) {
        return new Topology(hosts, other, routePrefix, gateway, engine, testMode, settings);
    }

    public Topology mountedAt(String prefix) {
        return new Topology(hosts, storage, prefix, gateway, engine, testMode, settings);
    }

    public Topology withGateway(GatewayForm form) {
        return new Topology(hosts, storage, routePrefix, form, engine, testMode, settings);
    }

    public Topology withoutTestMode() {
        return new Topology(hosts, storage, routePrefix, gateway, engine, false, settings);
    }

    /** The same network whose stub engines answer so, with this pause between two chunks. */
    public Topology answering(StubEngine how, Duration gap) {
        return withSetting(Part.HOSTS, "DEVSHARD_STUB_MODE", how.setting())
                .withSetting(Part.HOSTS, "DEVSHARD_STUB_CHUNK_GAP_MS", Long.toString(gap.toMillis()));
    }

    /** The same network with one environment variable more (or another value of it) on these services. */
    public Topology withSetting(Part part, String name, String value) {
        Map<Part, SortedMap<String, String>> changed = new EnumMap<>(Part.class);
        settings.forEach((each, values) -> changed.put(each, new TreeMap<>(values)));
        changed.computeIfAbsent(part, each -> new TreeMap<>()).put(name, value);
        return new Topology(hosts, storage, routePrefix, gateway, engine, testMode, changed);
    }

    /** The same network on a chain whose devshard parameter has this value, under the host's name for it (contract 7). */
    public Topology withParam(String name, long value) {
        return withSetting(Part.CHAIN, name, Long.toString(value));
    }

    /** The further environment variables of these services. */
    SortedMap<String, String> settingsOf(Part part) {
        return settings.getOrDefault(part, Collections.emptySortedMap());
    }

    /** Whether there is a network at all, or an engine alone. */
    public boolean hasNetwork() {
        return hosts > 0;
    }

    /** Whether a network of this kind is of use to a second scenario. */
    boolean reusable() {
        return gateway == GatewayForm.MANY_ESCROWS;
    }

    /** What must be equal for two scenarios to share a network; also how log lines name the topology. */
    public String fingerprint() {
        return (hasNetwork() ? network() : "")
                + (engine ? (hasNetwork() ? " and an engine" : "an engine") : "")
                + (routePrefix.equals(LEGACY_PREFIX) ? "" : ", mounted at " + routePrefix)
                + (gateway == GatewayForm.ONE_ESCROW ? ", gateway of one escrow" : "")
                + (testMode ? "" : ", without test mode")
                + settings.entrySet().stream()
                        .map(each -> ", " + each.getKey() + " with " + each.getValue())
                        .collect(Collectors.joining());
    }

    private String network() {
        return hosts + (hosts == 1 ? " host" : " hosts") + " storing in " + storage;
    }

    private static Map<Part, SortedMap<String, String>> copyOf(Map<Part, SortedMap<String, String>> settings) {
        Map<Part, SortedMap<String, String>> copy = new EnumMap<>(Part.class);
        settings.forEach((part, values) -> copy.put(part, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}
