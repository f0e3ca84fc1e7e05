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

    /** Never the keys. */
    @Override
    public String toString() {
        return "NetworkFacts[chain=" + chain + ", gateway=" + gateway + ", hosts=" + hosts.size() + "]";
    }
}
