package dev.assay.devshard.gateway.session;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Operational keys as the chain grants them (contract 3.5). The chain is asked where nobody waits, in {@link #learn}; the
 * ledger, which composes under the session's lock, gets what is known by then. Knowledge ages, so a revoked grant ends.
 */
public final class WarmKeyDirectory implements WarmKeys {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Function<Address, List<Address>> chain;
    private final Clock clock;
    private final Map<Address, Known> known = new ConcurrentHashMap<>();

    private record Known(List<Address> grantees, Instant until) {}

    /** @param chain asks for a validator's grantees; may throw {@link BridgeFailure} */
    public WarmKeyDirectory(Function<Address, List<Address>> chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** Asks the chain about a validator unless that was done lately; a chain that does not answer leaves what is known. */
    void learn(Address validator) {
        Known last = known.get(validator);
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.until())) {
            return;
        }
        List<Address> grantees = last == null ? List.of() : last.grantees();
        try {
            grantees = List.copyOf(chain.apply(validator));
        } catch (BridgeFailure unanswered) {
            // Keeps what is known; asked again when that has aged.
            now = clock.instant();
        }
        known.put(validator, new Known(grantees, now.plus(FRESH)));
    }

    @Override
    public boolean isWarmKeyOf(Address validator, Address candidate) {
        Known now = known.get(validator);
        return now != null && now.grantees().contains(candidate);
    }
}
