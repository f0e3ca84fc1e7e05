package dev.assay.devshard.ledger;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.util.Optional;

/**
 * What a diff must be before any of its transactions is looked at (contract 4.3).
 *
 * @param nonce of the last diff applied
 */
record Admission(SessionTerms terms, long nonce) {

    void byTheUser(SignedDiff diff, Signers signers) throws DiffRejected {
        Optional<Address> signer = signers.of(diff.content(terms.escrowId()), diff.userSignature());
        if (!signer.equals(Optional.of(terms.creator()))) {
            throw new DiffRejected(
                    Reason.USER_SIGNATURE,
                    "diff " + Long.toUnsignedString(diff.nonce()) + " is signed by "
                            + signer.map(Address::value).orElse("nobody") + ", not by the creator " + terms.creator());
        }
    }

    void next(long wanted) throws DiffRejected {
        if (wanted != nonce + 1) {
            throw new DiffRejected(
                    Reason.NONCE_NOT_NEXT, "nonce " + Long.toUnsignedString(wanted) + " does not follow " + nonce);
        }
        if (wanted > terms.maxNonce()) {
            throw new DiffRejected(
                    Reason.NONCE_LIMIT, "nonce " + wanted + " is above the greatest nonce " + terms.maxNonce());
        }
    }
}
