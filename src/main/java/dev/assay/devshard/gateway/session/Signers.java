package dev.assay.devshard.gateway.session;

import com.google.protobuf.ByteString;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Signature;
import java.util.Optional;

/** Who may sign for a slot: its cold address, the warm key bound to it, or, while none is bound, a granted one. */
final class Signers {
    private final Group group;
    private final WarmKeyDirectory warmKeys;

    Signers(Group group, WarmKeyDirectory warmKeys) {
        this.group = group;
        this.warmKeys = warmKeys;
    }

    WarmKeyDirectory warmKeys() {
        return warmKeys;
    }

    /** Whether the signature over {@code content} is by whoever may sign for {@code slot}. */
    boolean signed(Ledger ledger, int slot, byte[] content, byte[] signature) {
        if (!group.hasSlot(slot)) {
            return false;
        }
        Optional<Address> signer = Signature.recover(content, signature);
        return signer.isPresent() && maySign(ledger, slot, signer.get());
    }

    boolean signed(Ledger ledger, int slot, byte[] content, ByteString signature) {
        return signed(ledger, slot, content, signature.toByteArray());
    }

    /** Who of a member's slots may have signed this; empty if nobody of them did. */
    Optional<Address> signerOf(Ledger ledger, Address member, byte[] content, byte[] signature) {
        return Signature.recover(content, signature)
                .filter(signer -> group.slotsOf(member).stream().anyMatch(slot -> maySign(ledger, slot, signer)));
    }

    /** Whether a verifier who knows nothing but the state accepts this signer for the slot: cold address or bound key. */
    boolean countsFor(Ledger ledger, int slot, Address signer) {
        return signer.equals(group.validator(slot))
                || signer.equals(ledger.warmKeys().get(slot));
    }

    private boolean maySign(Ledger ledger, int slot, Address signer) {
        if (countsFor(ledger, slot, signer)) {
            return true;
        }
        if (ledger.warmKeys().containsKey(slot)) {
            return false;
        }
        Address cold = group.validator(slot);
        warmKeys.learn(cold);
        return warmKeys.isWarmKeyOf(cold, signer);
    }
}
