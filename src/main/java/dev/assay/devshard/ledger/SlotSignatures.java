package dev.assay.devshard.ledger;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Signature;
import java.util.Optional;

/**
 * Whether a signature is by the holder of a slot: its cold address, or its warm key (contract 3.5). The first use
 * of a warm key binds it to the slot; it stays bound, and no other can take its place.
 */
final class SlotSignatures {
    private final SessionTerms terms;
    private final WarmKeys warmKeys;

    SlotSignatures(SessionTerms terms, WarmKeys warmKeys) {
        this.terms = terms;
        this.warmKeys = warmKeys;
    }

    /** The books with the binding if one was made; refused if the signature is by anybody else. */
    Books require(Books books, int slot, byte[] content, ByteString signature, String what) throws DiffRejected {
        Optional<Address> signer = Signature.recover(content, signature);
        Optional<Books> accepted = signer.flatMap(address -> accept(books, slot, address));
        if (accepted.isEmpty()) {
            throw new DiffRejected(
                    DiffRejected.Reason.SIGNATURE,
                    what + " is signed by " + signer.map(Address::value).orElse("nobody") + ", not by slot " + slot
                            + " (" + holders(books, slot) + ")");
        }
        return accepted.get();
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
