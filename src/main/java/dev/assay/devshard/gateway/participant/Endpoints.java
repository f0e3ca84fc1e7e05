package dev.assay.devshard.gateway.participant;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.Participant;
import dev.assay.devshard.gateway.store.GatewayStore;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Where participants are: as the chain says, and as it said last while it is silent. */
public final class Endpoints {
    private final Supplier<ChainBridge> chain;
    private final GatewayStore store;
    private final Map<Address, URI> known = new ConcurrentHashMap<>();

    public Endpoints(Supplier<ChainBridge> chain, GatewayStore store) {
        this.chain = chain;
        this.store = store;
    }

    /** Where the participant was last known to be; empty if it never was. */
    public Optional<URI> of(Address participant) {
        return Optional.ofNullable(known.get(participant));
    }

    /**
     * Asks the chain.
     *
     * @return empty if the chain knows no such participant
     * @throws BridgeFailure if the chain does not answer and the participant was never known
     */
    public Optional<URI> learn(Address participant) {
        try {
            Optional<URI> url = chain.get().participant(participant).map(Participant::inferenceUrl);
            url.ifPresent(found -> remember(participant, found));
            return url;
        } catch (BridgeFailure silent) {
            Optional<URI> last = store.endpoint(participant.value()).map(URI::create);
            last.ifPresent(url -> known.put(participant, url));
            if (last.isEmpty()) {
                throw silent;
            }
            return last;
        }
    }

    private void remember(Address participant, URI url) {
        boolean moved = !url.equals(known.put(participant, url));
        if (moved && !store.endpoint(participant.value()).equals(Optional.of(url.toString()))) {
            store.putEndpoint(participant.value(), url.toString());
        }
    }
}
