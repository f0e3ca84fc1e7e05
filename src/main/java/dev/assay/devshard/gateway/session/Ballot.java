package dev.assay.devshard.gateway.session;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;

/**
 * Asks all members but the executor at once whether it is late, and is over as soon as the votes that hold weigh more
 * than the threshold: nobody waits for a member that is slow (contract 4.6).
 */
final class Ballot {
    /** More than an executor lacks that was away for a while; the members know the rest. */
    private static final long MOST_DIFFS = 200;

    private final EscrowBook book;
    private final Hosts hosts;
    private final Executor background;
    private final Logger logger;

    Ballot(EscrowBook book, Hosts hosts, Executor background, Logger logger) {
        this.book = book;
        this.hosts = hosts;
        this.background = background;
        this.logger = logger;
    }

    /** The votes, of enough weight; empty if there were not enough. */
    Optional<List<TimeoutVote>> hold(Lateness late, Optional<PayloadJson> payload) {
        HostLink executor = hosts.at(late.record().executorSlot());
        VoteCall call = new VoteCall(book, late, late.refused() ? payload : Optional.empty(), lacking(executor));
        List<HostLink> voters =
                hosts.all().stream().filter(link -> link != executor).toList();
        BlockingQueue<Optional<TimeoutVote>> answers = new LinkedBlockingQueue<>();
        voters.forEach(link -> background.execute(() -> answers.add(ask(call, link))));
        return count(answers, voters.size());
    }

    private List<DiffJson> lacking(HostLink executor) {
        long latest = book.ledger().nonce();
        long from = executor.proven() + 1;
        return latest - from < MOST_DIFFS ? book.diffs(from, latest) : List.of();
    }

    private Optional<TimeoutVote> ask(VoteCall call, HostLink link) {
        try {
            return Optional.of(call.ask(link));
        } catch (HostFault noVote) {
            logger.info(
                    "escrow={} participant={} gives no vote: {}", book.escrowId(), link.member(), noVote.getMessage());
        } catch (RuntimeException unexpected) {
            logger.warn("escrow={} participant={} gives no vote", book.escrowId(), link.member(), unexpected);
        }
        return Optional.empty();
    }

    private Optional<List<TimeoutVote>> count(BlockingQueue<Optional<TimeoutVote>> answers, int voters) {
        List<TimeoutVote> votes = new ArrayList<>();
        long weight = 0;
        for (int heard = 0; heard < voters; heard++) {
            try {
                answers.take().ifPresent(votes::add);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            weight = votes.stream().mapToLong(this::weight).sum();
            if (weight > book.ledger().terms().voteThreshold()) {
                return Optional.of(votes);
            }
        }
        logger.info("escrow={} votes of weight {} are not enough", book.escrowId(), weight);
        return Optional.empty();
    }

    /** Each member is asked once, so each address counts once. */
    private long weight(TimeoutVote vote) {
        Address voter = book.group().validator(vote.getVoterSlot());
        return book.group().weight(voter);
    }
}
