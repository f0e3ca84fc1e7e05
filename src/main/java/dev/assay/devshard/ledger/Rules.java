package dev.assay.devshard.ledger;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;

/** One transaction, or the end of a diff, upon the books (contract 4.3). */
final class Rules {
    private final SessionTerms terms;
    private final Execution execution;
    private final Challenges challenges;
    private final Timeouts timeouts;
    private final Sealing sealing;

    Rules(SessionTerms terms, WarmKeys warmKeys, Signers signers) {
        SlotSignatures signatures = new SlotSignatures(terms, warmKeys, signers);
        this.terms = terms;
        this.execution = new Execution(terms, signatures);
        this.challenges = new Challenges(terms, signatures);
        this.timeouts = new Timeouts(terms, signatures);
        this.sealing = new Sealing(terms);
    }

    Books apply(Books books, DevshardTx tx) throws DiffRejected {
        return switch (tx.getTxCase()) {
            case START -> execution.start(books, tx.getStart());
            case CONFIRM -> execution.confirm(books, tx.getConfirm());
            case FINISH -> execution.finish(books, tx.getFinish());
            case TIMEOUT -> timeouts.timeout(books, tx.getTimeout());
            case VALIDATION -> challenges.validation(books, tx.getValidation());
            case VALIDATION_VOTE -> challenges.vote(books, tx.getValidationVote());
            case FINALIZE_ROUND -> finalizeRound(books);
            case REVEAL_SEED -> books;
            case TX_NOT_SET -> throw new DiffRejected(Reason.EMPTY_TRANSACTION, "a transaction without content");
        };
    }

    private static Books finalizeRound(Books books) throws DiffRejected {
        if (books.phase() != Phase.ACTIVE) {
            throw new DiffRejected(
                    Reason.PHASE, "finalize-round while " + books.phase().wireName());
        }
        return books.at(books.nonce(), Phase.FINALIZING, books.nonce() + 1);
    }

    /** The fee while active, the nonce, the step to settlement, and what is sealed at this nonce. */
    Sealing.Swept close(Books books) throws DiffRejected {
        long nonce = books.nonce() + 1;
        return switch (books.phase()) {
            case ACTIVE -> closeActive(books, nonce);
            case FINALIZING -> closeFinalizing(books, nonce);
            case SETTLEMENT -> new Sealing.Swept(books.at(nonce, Phase.SETTLEMENT, books.finalizeNonce()), List.of());
        };
    }

    private Sealing.Swept closeActive(Books books, long nonce) throws DiffRejected {
        long reserve = terms.group().size() + 1L;
        if (nonce > terms.maxNonce() - reserve) {
            throw new DiffRejected(
                    Reason.NONCE_LIMIT,
                    "nonce " + nonce + " is active work, which ends at " + (terms.maxNonce() - reserve) + ": the last "
                            + reserve + " of " + terms.maxNonce() + " nonces are for finalizing");
        }
        if (terms.feePerNonce() > books.balance()) {
            throw new DiffRejected(
                    Reason.INSUFFICIENT_BALANCE,
                    "nonce " + nonce + " costs a fee of " + terms.feePerNonce() + " of a balance of "
                            + books.balance());
        }
        Books closed = books.charging(terms.feePerNonce()).at(nonce, Phase.ACTIVE, 0);
        return sealing.isDue(nonce) ? sealing.sweep(closed) : new Sealing.Swept(closed, List.of());
    }

    private Sealing.Swept closeFinalizing(Books books, long nonce) {
        boolean over = nonce >= books.finalizeNonce() + terms.group().size();
        Books closed = books.at(nonce, over ? Phase.SETTLEMENT : Phase.FINALIZING, books.finalizeNonce());
        return over ? sealing.drain(closed) : new Sealing.Swept(closed, List.of());
    }
}
