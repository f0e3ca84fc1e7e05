package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * A running network as one scenario sees it: where its services answer, which keys they hold, and how to stop and start them.
 * All addresses are the judge's view (the control network), end without a slash, and stay the same across restarts.
 */
public interface Environment {
    /** Short, unique in the run: {@code e1}, {@code e2}. */
    String id();

    RuntimeKind runtime();

    Topology topology();

    URI chain();

    URI gateway();

    /** The model the gateway serves, for chats that do not care. */
    String model();

    /** How many hosts there are. */
    int hosts();

    /** The host of slot {@code index}, from 0; without the route prefix. */
    URI host(int index);

    /** Bech32 address of the key that host signs with. */
    Address hostAddress(int index);

    /** The key that host signs with; needs {@link Capability#HOST_KEYS}. */
    PrivateKey hostKey(int index);

    /** Bearer token of the gateway's admin routes; needs {@link Capability#GATEWAY_ADMIN}. */
    String adminKey();

    /** A bearer token the gateway accepts for chats of models in access mode {@code api_key}. */
    String apiKey();

    /** The inference engine, where the topology has one. */
    Optional<NetworkFacts.Engine> engine();

    /** Present where the gateway serves one escrow from its start on. */
    Optional<SeededEscrow> seededEscrow();

    /** Everything that must not appear in a report (private keys, bearer tokens, passwords), by what it is. */
    Map<String, String> secrets();

    /** The names of all services, in the order in which they depend on each other. */
    List<String> services();

    /** @throws IllegalArgumentException no such service; the message lists the ones there are */
    ServiceControl service(String name);

    Set<Capability> capabilities();

    /** Skips the scenario, with the reason, where this environment lacks the capability. */
    default void require(Capability capability) {
        if (!capabilities().contains(capability)) {
            throw new TestAbortedException("needs an environment in which " + capability.meaning() + "; the "
                    + runtime() + " runtime offers none");
        }
    }
}
