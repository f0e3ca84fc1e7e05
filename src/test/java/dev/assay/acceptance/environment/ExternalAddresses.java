package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where services run that Assay did not start. Keys come from the environment, never from the command line, where every
 * process of the machine could read them.
 *
 * @param gateway where there is a network
 * @param engine where an inference engine is to be judged
 * @param hosts in the order of their slots
 * @param chainControl whether the chain takes orders, as mock-chain in test mode does
 * @param adminKey bearer token of the gateway's admin routes
 * @param apiKey bearer token for chats
 */
public record ExternalAddresses(
        Optional<URI> gateway,
        Optional<URI> chain,
        List<Host> hosts,
        boolean chainControl,
        Optional<String> adminKey,
        Optional<String> apiKey,
        Optional<SeededEscrow> escrow,
        Optional<Engine> engine) {

    static final String GATEWAY = "assay.external.gateway";
    static final String CHAIN = "assay.external.chain";
    static final String CHAIN_CONTROL = "assay.external.chainControl";
    static final String HOSTS = "assay.external.hosts";
    static final String ESCROW = "assay.external.escrow";
    static final String ENGINE = "assay.external.engine";
    static final Set<String> PROPERTIES = Set.of(GATEWAY, CHAIN, CHAIN_CONTROL, HOSTS, ESCROW, ENGINE);

    static final String ADMIN_KEY = "ASSAY_EXTERNAL_ADMIN_KEY";
    static final String API_KEY = "ASSAY_EXTERNAL_API_KEY";
    static final String USER_KEY = "ASSAY_EXTERNAL_USER_KEY";
    static final String ENGINE_KEY = "ASSAY_EXTERNAL_ENGINE_KEY";

    /** A host: the address it signs with, and where it answers. */
    public record Host(Address address, URI url) {}

    /**
     * An inference engine.
     *
     * @param key bearer token, where it wants one
     */
    public record Engine(URI url, Optional<String> key) {
        /** Never the key. */
        @Override
        public String toString() {
            return "engine at " + url;
        }
    }

    public ExternalAddresses {
        hosts = List.copyOf(hosts);
    }

    /** Whether anything at all was given. */
    boolean given() {
        return gateway.isPresent() || chain.isPresent() || !hosts.isEmpty() || engine.isPresent();
    }

    static ExternalAddresses of(Map<String, String> properties, Map<String, String> environment) {
        return new ExternalAddresses(
                url(properties, GATEWAY),
                url(properties, CHAIN),
                hosts(properties.getOrDefault(HOSTS, "")),
                flag(properties.getOrDefault(CHAIN_CONTROL, "false")),
                secret(environment, ADMIN_KEY),
                secret(environment, API_KEY),
                escrow(properties, environment),
                url(properties, ENGINE).map(url -> new Engine(url, secret(environment, ENGINE_KEY))));
    }

    private static Optional<URI> url(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(value -> url(name, value));
    }

    private static URI url(String name, String value) {
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (url.getHost() != null && url.getScheme().matches("https?")) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below, as for a URL of another kind.
        }
        throw new IllegalArgumentException("-D" + name + ": \"" + value + "\" is not an http or https URL");
    }

    private static List<Host> hosts(String value) {
        List<Host> hosts = new ArrayList<>();
        for (String entry : value.isEmpty() ? new String[0] : value.split(",")) {
            String[] pair = entry.trim().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException(
                        "-D" + HOSTS + ": \"" + entry + "\" is not address=url; entries are comma separated");
            }
            hosts.add(new Host(Address.parse(pair[0]), url(HOSTS, pair[1])));
        }
        return hosts;
    }

    private static boolean flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("-D" + CHAIN_CONTROL + "=" + value + ": true or false");
        }
        return value.equals("true");
    }

    private static Optional<String> secret(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<SeededEscrow> escrow(Map<String, String> properties, Map<String, String> environment) {
        String id = properties.get(ESCROW);
        if (id == null) {
            return Optional.empty();
        }
        String key = secret(environment, USER_KEY)
                .orElseThrow(() -> new IllegalArgumentException("-D" + ESCROW + "=" + id
                        + " needs the creator's key in " + USER_KEY + " (environment variable, 64 hex digits)"));
        return Optional.of(new SeededEscrow(id, SecretKey.of(key)));
    }
}
