package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.StateHashes;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Folding old inferences out of the live set (contract 4.7). Decided by the state alone, so everybody seals the
 * same at the same nonce.
 *
 * <p>The contract is silent about when the clock is read: once, before the sweep takes anything out. Where it is
 * unknown, what needs no clock is sealed all the same.
 */
final class Sealing {
    private static final int CLOCK_WINDOW_PER_SLOT = 3;

    private final SessionTerms terms;

    Sealing(SessionTerms terms) {
        this.terms = terms;
    }

    boolean isDue(long nonce) {
        return nonce % terms.autoSealEveryNonces() == 0;
    }

    /** Seals what the gates let pass. */
    Swept sweep(Books books) {
        OptionalLong clock = clock(books);
        return seal(books, inference -> passes(inference, books.nonce(), clock));
    }

    /** Seals everything, whatever its status: the settlement commits to no live record. */
    Swept drain(Books books) {
        return seal(books, inference -> true);
    }

    private boolean passes(Inference inference, long nonce, OptionalLong clock) {
        if (nonce - inference.id() < terms.sealGraceNonces()) {
            return false;
        }
        return inference.status().isResolved()
                || inference.status() == InferenceStatus.FINISHED
                        && clock.isPresent()
                        && isOlder(inference.confirmedAt(), clock.getAsLong());
    }

    /** Hosts sign the times they like: the distance is taken without overflow. */
    private boolean isOlder(long confirmedAt, long clock) {
        long age = clock - confirmedAt;
        boolean overflown = ((clock ^ confirmedAt) & (clock ^ age)) < 0;
        return overflown ? clock > confirmedAt : age >= terms.sealGraceSeconds();
    }

    private OptionalLong clock(Books books) {
        return books.live()
                .youngest(CLOCK_WINDOW_PER_SLOT * terms.group().size())
                .mapToLong(Inference::confirmedAt)
                .filter(confirmedAt -> confirmedAt > 0)
                .max();
    }

    private static Swept seal(Books books, Predicate<Inference> leaving) {
        List<Inference> sealed = books.live().inferences().filter(leaving).toList();
        if (sealed.isEmpty()) {
            return new Swept(books, List.of());
        }
        Hash accumulator = books.sealedAccumulator();
        for (Inference inference : sealed) {
            accumulator = StateHashes.seal(accumulator, books.nonce(), inference);
        }
        return new Swept(
                books.withLive(books.live().without(leaving), accumulator),
                sealed.stream()
                        .map(inference -> new Sealed(books.nonce(), inference))
                        .toList());
    }

    /** The books after, and what left them. */
    record Swept(Books books, List<Sealed> sealed) {}
}
