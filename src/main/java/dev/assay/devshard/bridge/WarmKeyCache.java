package dev.assay.devshard.bridge;

import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operational keys as the chain grants them (contract 3.5), each answer good for a while: a grant takes effect, and the
 * revocation of a key that is bound to no slot yet ends it, within that time (D11). A chain that does not answer is not
 * guessed for: the {@link BridgeFailure} reaches whoever asked, and nothing is remembered of it.
 *
 * <p>Remembers a bounded number of validators, those asked about last. The chain is asked outside of any lock, so two
 * who ask at once may both cause a question.
 */
public final class WarmKeyCache implements WarmKeys {
    /** How long an answer of the chain is good for unless the operator says otherwise. */
    public static final Duration DEFAULT_TTL = Duration.ofSeconds(2);

    private static final int VALIDATORS = 4096;

    private final ChainBridge chain;
    private final Duration ttl;
    private final Clock clock;
    private final Map<Address, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Answer> eldest) {
            return size() > VALIDATORS;
        }
    };

    private record Answer(List<Address> grantees, Instant until) {}

    /** @param ttl zero to ask the chain every time */
    public WarmKeyCache(ChainBridge chain, Duration ttl, Clock clock) {
        this.chain = chain;
        this.ttl = ttl;
        this.clock = clock;
    }

    @Override
    public boolean isWarmKeyOf(Address validator, Address candidate) {
        Answer known = known(validator);
        return (known == null ? ask(validator) : known).grantees().contains(candidate);
    }

    private synchronized Answer known(Address validator) {
        Answer answer = answers.get(validator);
        return answer != null && clock.instant().isBefore(answer.until()) ? answer : null;
    }

    /** Good for the time from the question on, not from the answer: the chain may have taken its time. */
    private Answer ask(Address validator) {
        Instant until = clock.instant().plus(ttl);
        Answer answer = new Answer(List.copyOf(chain.grantees(validator)), until);
        synchronized (this) {
            answers.put(validator, answer);
        }
        return answer;
    }
}
