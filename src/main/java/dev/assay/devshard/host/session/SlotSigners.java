package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import java.util.List;

/**
 * Who may speak for a slot outside of a diff (contract 3.5): its cold address, the warm key bound to it, or, while none
 * is bound, a key that the chain grants now. Asking binds nothing.
 */
final class SlotSigners {
    private final WarmKeys warmKeys;

    SlotSigners(WarmKeys warmKeys) {
        this.warmKeys = warmKeys;
    }

    /**
     * The slots of this slot's validator for which the signer may speak, ascending; empty when it may not for this one.
     */
    List<Integer> spokenFor(Ledger ledger, int slot, Address signer) {
        if (!maySpeak(ledger, slot, signer)) {
            return List.of();
        }
        Group group = ledger.terms().group();
        return group.slotsOf(group.validator(slot)).stream()
                .filter(own -> own == slot || maySpeak(ledger, own, signer))
                .toList();
    }

    /** Whether the signer may still speak for the slot after what was bound since; the chain is not asked again. */
    static boolean stillHolds(Ledger ledger, int slot, Address signer) {
        Address bound = ledger.warmKeys().get(slot);
        return bound == null
                || signer.equals(bound)
                || signer.equals(ledger.terms().group().validator(slot));
    }

    /** Whether the signer may speak for the slot, which must be one of the group. */
    boolean maySpeak(Ledger ledger, int slot, Address signer) {
        Address cold = ledger.terms().group().validator(slot);
        Address bound = ledger.warmKeys().get(slot);
        if (signer.equals(cold) || signer.equals(bound)) {
            return true;
        }
        return bound == null && warmKeys.isWarmKeyOf(cold, signer);
    }
}
