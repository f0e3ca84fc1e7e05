package dev.assay.devshard.ledger;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Address;
import java.util.Optional;

/**
 * Whether a signature is by the holder of a slot: its cold address, or its warm key (contract 3.5). The first use
 * of a warm key binds it to the slot; it stays bound, and no other can take its place.
 */
final class SlotSignatures {
    private final SessionTerms terms;
    private final WarmKeys warmKeys;
    private final Signers signers;

    SlotSignatures(SessionTerms terms, WarmKeys warmKeys, Signers signers) {
        this.terms = terms;
        this.warmKeys = warmKeys;
        this.signers = signers;
    }

    /** The books with the binding if one was made; refused if the signature is by anybody else. */
    Books require(Books books, int slot, byte[] content, ByteString signature, String what) throws DiffRejected {
        Optional<Address> signer = signer(content, signature);
        Optional<Books> accepted = signer.flatMap(address -> accept(books, slot, address));
        if (accepted.isEmpty()) {
            throw new DiffRejected(
                    DiffRejected.Reason.SIGNATURE,
                    what + " is signed by " + signer.map(Address::value).orElse("nobody") + ", not by slot " + slot
                            + " (" + holders(books, slot) + ")");
        }
        return accepted.get();
    }

    /** Whoever signed the content; empty if the signature is none. */
    Optional<Address> signer(byte[] content, ByteString signature) {
        return signers.of(content, signature.toByteArray());
    }

    /** The books, with a binding if one was made, if the address may sign for the slot. */
    Optional<Books> accept(Books books, int slot, Address signer) {
        Address cold = terms.group().validator(slot);
        if (signer.equals(cold)) {
            return Optional.of(books);
        }
        Address bound = books.warmKeys().get(slot);
        if (bound != null) {
            return bound.equals(signer) ? Optional.of(books) : Optional.empty();
        }
        return warmKeys.isWarmKeyOf(cold, signer) ? Optional.of(books.binding(slot, signer)) : Optional.empty();
    }

    private String holders(Books books, int slot) {
        Address bound = books.warmKeys().get(slot);
        return terms.group().validator(slot) + (bound == null ? "" : ", warm " + bound);
    }
}
