package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.settings.Redundancy;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sees to it that inferences nobody finishes come to an end (contract 4.6). A look at one: while its time is not over,
 * nothing happens. Then the executor is asked a last time what it has; then its receipt, if there is one, is put on the
 * books, because the others judge by these (D04); then the others vote; and a timeout that has the votes goes into a
 * diff, which is offered to one host after the other until one has stored it (D03).
 */
final class TimeoutWatch {
    private static final Duration SOONEST = Duration.ofMillis(100);

    private final EscrowBook book;
    private final Hosts hosts;
    private final Ballot ballot;
    private final Delivery delivery;
    private final Supplier<Redundancy> redundancy;
    private final Clock clock;

    TimeoutWatch(
            EscrowBook book,
            Hosts hosts,
            Ballot ballot,
            Delivery delivery,
            Supplier<Redundancy> redundancy,
            Clock clock) {
        this.book = book;
        this.hosts = hosts;
        this.ballot = ballot;
        this.delivery = delivery;
        this.redundancy = redundancy;
        this.clock = clock;
    }

    /** What there is to be done about an inference; empty when nothing is, for good or as long as its finish waits. */
    Optional<Lateness> lateness(long id) {
        return book.ledger().phase() == Phase.ACTIVE
                ? Lateness.of(book.ledger(), book.pending(), id)
                : Optional.empty();
    }

    /** Whether the books, or the session, have closed it. */
    boolean isOver(long id) {
        return book.ledger().phase() != Phase.ACTIVE
                || book.ledger()
                        .inference(id)
                        .filter(MempoolCheck::isUnfinished)
                        .isEmpty();
    }

    /** From now until its time, and what is granted besides, are over; zero or less when they are. */
    Duration left(Lateness late) {
        return Duration.between(
                clock.instant(), late.due().plus(redundancy.get().timeoutGrace()));
    }

    /** How long to wait before a look that changed nothing is repeated. */
    Duration pause() {
        Duration grace = redundancy.get().timeoutGrace();
        return grace.compareTo(SOONEST) < 0 ? SOONEST : grace;
    }

    /** Tries to end what is late; the time is over. */
    void end(long id, Optional<PayloadJson> payload) throws NotAccepting {
        hear(hosts.at(book.group().executorSlot(id)));
        Optional<Lateness> late = overdue(id);
        if (late.isPresent() && !late.get().published()) {
            book.settlePending().ifPresent(delivery::deliver);
            late = overdue(id);
        }
        if (late.isPresent()) {
            Optional<List<TimeoutVote>> votes = ballot.hold(late.get(), payload);
            if (votes.isPresent()) {
                DevshardTx timeout = Transactions.timeout(id, late.get().reason(), votes.get());
                book.settle(timeout).ifPresent(delivery::deliver);
            }
        }
    }

    private Optional<Lateness> overdue(long id) {
        return lateness(id).filter(late -> left(late).compareTo(Duration.ZERO) <= 0);
    }

    /** What the executor has on offer may close the matter. */
    private void hear(HostLink executor) {
        try {
            executor.catchUp(book.ledger().nonce(), redundancy.get().receiptTimeout());
        } catch (HostFault away) {
            // That is what the others are asked about.
            return;
        }
    }
}
