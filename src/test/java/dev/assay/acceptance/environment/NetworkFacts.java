package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What does not change while a network lives.
 *
 * @param hosts one a slot
 * @param model what the gateway serves
 * @param engine where there is one; a network that has none, and an engine that has no network, have addresses that
 *     nobody answers at
 * @param secrets everything that must not appear in a report, by what it is
 */
public record NetworkFacts(
        URI chain,
        URI gateway,
        List<Host> hosts,
        String model,
        String adminKey,
        String apiKey,
        Optional<SeededEscrow> seededEscrow,
        Optional<Engine> engine,
        Map<String, String> secrets) {

    public NetworkFacts {
        hosts = List.copyOf(hosts);
        secrets = Map.copyOf(secrets);
    }

    /**
     * @param url without the route prefix
     * @param key absent where the judge was not told
     */
    public record Host(URI url, Address address, Optional<PrivateKey> key) {}

    /**
     * An inference engine.
     *
     * @param key what it lets clients in for
     * @param model the name to ask for
     */
    public record Engine(URI url, String key, String model) {
        @Override
        public String toString() {
            return "engine at " + url;
        }
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "NetworkFacts[chain=" + chain + ", gateway=" + gateway + ", hosts=" + hosts.size() + "]";
    }
}
