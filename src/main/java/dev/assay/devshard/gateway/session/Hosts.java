package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.participant.Cause;
import dev.assay.devshard.gateway.participant.Endpoints;
import dev.assay.devshard.gateway.participant.Quarantines;
import dev.assay.devshard.gateway.settings.ParticipantThrottle;
import dev.assay.devshard.gateway.settings.Redundancy;
import dev.assay.devshard.protocol.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The members of the group: who may be asked for an inference now, and what a failure does to a member's standing. A member
 * passed over because it could not be reached is asked in the background whether it is back, at no nonce's cost.
 */
final class Hosts {
    private final EscrowBook book;
    private final Map<Address, HostLink> links = new LinkedHashMap<>();
    private final Quarantines quarantines;
    private final Endpoints endpoints;
    private final Supplier<ParticipantThrottle> throttle;
    private final Supplier<Redundancy> redundancy;
    private final Executor background;
    private final Map<Address, Long> probedAt = new ConcurrentHashMap<>();

    Hosts(
            EscrowBook book,
            Collection<HostLink> links,
            Quarantines quarantines,
            Endpoints endpoints,
            Supplier<ParticipantThrottle> throttle,
            Supplier<Redundancy> redundancy,
            Executor background) {
        this.book = book;
        links.forEach(link -> this.links.put(link.member(), link));
        this.quarantines = quarantines;
        this.endpoints = endpoints;
        this.throttle = throttle;
        this.redundancy = redundancy;
        this.background = background;
    }

    HostLink at(int slot) {
        return links.get(book.group().validator(slot));
    }

    Collection<HostLink> all() {
        return links.values();
    }

    /**
     * The slots that may be asked: those of members who have not failed this request and are not passed over; where there is
     * none, those passed over too.
     */
    IntPredicate candidates(Set<Address> failed) {
        boolean anyWell = links.keySet().stream()
                .anyMatch(member ->
                        !failed.contains(member) && quarantines.of(member).isEmpty());
        return slot -> {
            Address member = book.group().validator(slot);
            return !failed.contains(member)
                    && (!anyWell || quarantines.of(member).isEmpty());
        };
    }

    boolean allIn(Set<Address> failed) {
        return failed.containsAll(links.keySet());
    }

    void served(HostLink link) {
        quarantines.served(link.member());
    }

    void failed(HostLink link, HostFault fault) {
        fault.kind().cause().ifPresent(cause -> quarantines.impose(link.member(), cause, fault.getMessage()));
        if (fault.kind() == HostFault.Kind.EMPTY || fault.kind() == HostFault.Kind.BROKEN) {
            quarantines.emptyStream(link.member(), fault.getMessage());
        }
        if (fault.kind() == HostFault.Kind.UNREACHABLE) {
            background.execute(() -> askWhere(link.member()));
        }
    }

    /** It may have moved. */
    private void askWhere(Address member) {
        try {
            endpoints.learn(member);
        } catch (RuntimeException chainIsSilent) {
            // Then it stays where it was; the next failure asks again.
            return;
        }
    }

    /** Looks after members that are passed over because they could not be reached. */
    void probe() {
        long interval = throttle.get().probeIntervalMs();
        if (interval == 0) {
            return;
        }
        long now = System.nanoTime() / 1_000_000;
        for (HostLink link : links.values()) {
            boolean unreachable = quarantines
                    .of(link.member())
                    .filter(quarantine -> quarantine.cause() == Cause.TRANSPORT)
                    .isPresent();
            if (unreachable && isDue(link.member(), now, interval)) {
                background.execute(() -> probe(link));
            }
        }
    }

    private boolean isDue(Address member, long now, long interval) {
        Long last = probedAt.get(member);
        return last == null
                ? probedAt.putIfAbsent(member, now) == null
                : now - last >= interval && probedAt.replace(member, last, now);
    }

    private void probe(HostLink link) {
        try {
            link.catchUp(book.ledger().nonce(), redundancy.get().receiptTimeout());
        } catch (HostFault stillAway) {
            askWhere(link.member());
        }
    }
}
