package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionStatus;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import org.hamcrest.Matcher;

/** What a session's status must say (contract 2.3). */
public final class StatusMatchers {
    private StatusMatchers() {}

    /**
     * The escrow in that phase, at the nonce of its books and with the balance that follows from them.
     *
     * @param books the state of the same moment; active, for finalizing costs no fee
     * @param deposited the escrow's amount
     */
    public static Matcher<SessionStatus> statusOf(String phase, SessionState books, long deposited) {
        return new DocumentMatcher<>(SessionStatus.class, "the status of escrow " + books.escrowId() + ", " + phase) {
            @Override
            void judge(SessionStatus status, Findings findings) {
                findings.same("escrow_id", books.escrowId(), status.escrowId());
                findings.same("phase", phase, status.phase());
                findings.same("nonce", books.latestNonce(), status.nonce());
                long fees = status.terms().createDevshardFee()
                        + books.latestNonce() * status.terms().feePerNonce();
                findings.same("balance", deposited - fees - committed(books), status.balance());
            }

            @Override
            String where(SessionStatus status) {
                return "GET status and GET state of escrow " + books.escrowId();
            }
        };
    }

    /** What inferences have cost, and what is reserved for those that have not come to an end. */
    private static long committed(SessionState books) {
        return books.inferences().values().stream()
                .mapToLong(each -> each.hasEnded() ? each.actualCost() : each.reservedCost())
                .sum();
    }

    /** These terms, each under its own name. */
    public static Matcher<SessionTermsView> terms(SessionTermsView wanted) {
        return new DocumentMatcher<>(SessionTermsView.class, "the terms of the escrow") {
            @Override
            void judge(SessionTermsView seen, Findings findings) {
                findings.same("refusal timeout, s", wanted.refusalTimeout(), seen.refusalTimeout());
                findings.same("execution timeout, s", wanted.executionTimeout(), seen.executionTimeout());
                findings.same("token price", wanted.tokenPrice(), seen.tokenPrice());
                findings.same("fee to create", wanted.createDevshardFee(), seen.createDevshardFee());
                findings.same("fee per nonce", wanted.feePerNonce(), seen.feePerNonce());
                findings.same("vote threshold", wanted.voteThreshold(), seen.voteThreshold());
                findings.same("validation rate, basis points", wanted.validationRate(), seen.validationRate());
                findings.same("seal grace, nonces", wanted.inferenceSealGraceNonces(), seen.inferenceSealGraceNonces());
                findings.same("seal grace, s", wanted.inferenceSealGraceSeconds(), seen.inferenceSealGraceSeconds());
                findings.same("seals every n nonces", wanted.autoSealEveryNonces(), seen.autoSealEveryNonces());
            }

            @Override
            String where(SessionTermsView seen) {
                return "config in GET status";
            }
        };
    }
}
