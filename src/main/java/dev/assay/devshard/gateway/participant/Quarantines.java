package dev.assay.devshard.gateway.participant;

import dev.assay.devshard.gateway.settings.ParticipantThrottle;
import dev.assay.devshard.gateway.store.GatewayStore;
import dev.assay.devshard.gateway.store.StoredQuarantine;
import dev.assay.devshard.protocol.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Who is passed over at the moment. Survives a restart, ends by itself, and can be lifted. It only steers where inferences
 * go: catching up, finalizing and collecting ask everybody, and where nobody else is left an inference does too.
 */
public final class Quarantines {
    private static final Duration SECOND_STRIKE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 8;

    private final GatewayStore store;
    private final Supplier<ParticipantThrottle> throttle;
    private final Clock clock;
    private final Map<Address, Quarantine> current = new ConcurrentHashMap<>();
    private final Map<Address, Integer> emptyStreams = new ConcurrentHashMap<>();
    private final Map<Address, Integer> strikes = new ConcurrentHashMap<>();

    public Quarantines(GatewayStore store, Supplier<ParticipantThrottle> throttle, Clock clock) {
        this.store = store;
        this.throttle = throttle;
        this.clock = clock;
        store.quarantines().forEach(this::recall);
    }

    private void recall(StoredQuarantine stored) {
        Cause cause = Cause.valueOf(stored.cause().toUpperCase(Locale.ROOT));
        current.put(
                Address.parse(stored.participant()),
                new Quarantine(cause, stored.reason(), stored.since(), stored.until()));
    }

    /** Empty if the participant is not passed over, or no longer. */
    public Optional<Quarantine> of(Address participant) {
        Quarantine quarantine = current.get(participant);
        boolean holds = quarantine != null && clock.instant().isBefore(quarantine.until());
        return holds ? Optional.of(quarantine) : Optional.empty();
    }

    public void impose(Address participant, Cause cause, String reason) {
        Duration duration = cause.duration(throttle.get());
        if (duration.isZero()) {
            return;
        }
        strikes.merge(participant, 1, Integer::sum);
        Instant now = clock.instant();
        Quarantine quarantine = new Quarantine(cause, reason, now, now.plus(duration));
        current.put(participant, quarantine);
        store.putQuarantine(new StoredQuarantine(
                participant.value(), cause.wireName(), reason, quarantine.since(), quarantine.until()));
    }

    /** Counts a stream without content; so many in a row are a reason. */
    public void emptyStream(Address participant, String reason) {
        if (emptyStreams.merge(participant, 1, Integer::sum) >= throttle.get().emptyStreamThreshold()) {
            emptyStreams.remove(participant);
            impose(participant, Cause.EMPTY, reason);
        }
    }

    /** The participant served an inference. */
    public void served(Address participant) {
        emptyStreams.remove(participant);
        strikes.remove(participant);
        answered(participant);
    }

    /**
     * The participant answered and proved who it is: it is reachable after all. Once that is enough; one that keeps failing
     * inferences in between has to wait, longer each time, before it counts.
     */
    public void answered(Address participant) {
        Quarantine quarantine = current.get(participant);
        if (quarantine != null
                && quarantine.cause() == Cause.TRANSPORT
                && !clock.instant().isBefore(quarantine.since().plus(leastWait(participant)))) {
            lift(participant);
        }
    }

    private Duration leastWait(Address participant) {
        int again = strikes.getOrDefault(participant, 0) - 1;
        return again < 1 ? Duration.ZERO : SECOND_STRIKE.multipliedBy(1L << Math.min(again - 1, MOST_DOUBLINGS));
    }

    /** Ends it, whatever the cause; false if there was none. */
    public boolean lift(Address participant) {
        boolean held = of(participant).isPresent();
        if (current.remove(participant) != null) {
            store.deleteQuarantine(participant.value());
        }
        return held;
    }

    /** All that hold now. */
    public Map<Address, Quarantine> all() {
        Map<Address, Quarantine> holding = new TreeMap<>();
        current.keySet().forEach(address -> of(address).ifPresent(quarantine -> holding.put(address, quarantine)));
        return holding;
    }
}
