package dev.assay.devshard.host.peer;

import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.Participant;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;

/**
 * Where the host of a validator listens, by the chain's word (contract 2.6). A word is good for {@link #FRESH}, that there
 * is no such host for {@link #FRESH_NONE}; after that the chain is asked again, once for all who want to know. A chain
 * that is silent or slow leaves what was known: who asks waits for it no longer than a moment, unless nothing is known at
 * all. Until it has said anything, everybody asks.
 */
public final class PeerAddresses {
    /** After a validator moves its host, peers find it there within this time. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    /** After a validator gets its first host, peers find it within this time. */
    static final Duration FRESH_NONE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(11);

    private final ChainBridge chain;
    private final Executor background;
    private final Clock clock;
    private final Logger logger;
    private final Map<Address, Entry> entries = new ConcurrentHashMap<>();

    /** @param background runs the questions; a slow chain holds one thread for each validator asked about */
    public PeerAddresses(ChainBridge chain, Executor background, Clock clock, Logger logger) {
        this.chain = chain;
        this.background = background;
        this.clock = clock;
        this.logger = logger;
    }

    /** The base address of the validator's host, without a trailing slash; empty when the chain never told one. */
    public Optional<URI> of(Address validator) {
        return entries.computeIfAbsent(validator, Entry::new).current();
    }

    private final class Entry {
        private final Address validator;
        private Optional<URI> known = Optional.empty();
        private Instant staleAt = Instant.MIN;
        private CompletableFuture<?> asking = CompletableFuture.completedFuture(null);

        Entry(Address validator) {
            this.validator = validator;
        }

        Optional<URI> current() {
            CompletableFuture<?> answer = ask();
            try {
                Duration patience = known().isPresent() ? PATIENCE : FIRST_PATIENCE;
                answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                // Goes on with what is known; the answer is learnt when it comes.
                return known();
            } catch (ExecutionException failed) {
                // Said where it was learnt.
                return known();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return known();
        }

        private synchronized CompletableFuture<?> ask() {
            if (asking.isDone() && !clock.instant().isBefore(staleAt)) {
                asking = CompletableFuture.supplyAsync(() -> chain.participant(validator), background)
                        .whenComplete(this::learn);
            }
            return asking;
        }

        private synchronized void learn(Optional<Participant> participant, Throwable failure) {
            if (failure == null) {
                known = participant.map(Participant::inferenceUrl);
                staleAt = clock.instant().plus(known.isPresent() ? FRESH : FRESH_NONE);
            } else {
                logger.debug("the address of {} stays as it was: {}", validator, String.valueOf(failure.getCause()));
                // No answer is no word of the chain's: whoever began while it was away is not to stay silent
                // afterwards.
                staleAt = known.isPresent() ? clock.instant().plus(FRESH) : Instant.MIN;
            }
        }

        private synchronized Optional<URI> known() {
            return known;
        }
    }
}
