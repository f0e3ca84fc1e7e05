package dev.assay.devshard.ledger;

/** An escrow whose amount does not pay the fee of creating the session (contract 4.3): the session cannot start. */
public final class AmountBelowFee extends Exception {
    private static final long serialVersionUID = 1L;

    AmountBelowFee(SessionTerms terms) {
        super("escrow " + terms.escrowId() + " holds " + terms.amount() + ", less than the create fee of "
                + terms.createFee());
    }
}
