package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds the slots a host answers for in a session (contract 2.8): its own, else those it holds a grant for. */
final class SlotOwnership {
    private final SessionContext context;

    SlotOwnership(SessionContext context) {
        this.context = context;
    }

    /**
     * @param bound slot to address, the session's warm keys so far; they hold whatever the chain says today
     * @throws EscrowUnusable when there is no such slot
     */
    Signatory signatory(SessionTerms terms, Map<Integer, Address> bound) {
        Address self = context.key().address();
        List<Integer> slots = terms.group().slotsOf(self);
        if (slots.isEmpty()) {
            slots = slots(terms.group(), slot -> self.equals(bound.get(slot)));
        }
        if (slots.isEmpty()) {
            Group group = terms.group();
            List<Address> grantors = group.members().stream()
                    .filter(validator -> context.warmKeys().isWarmKeyOf(validator, self))
                    .toList();
            slots = slots(group, slot -> grantors.contains(group.validator(slot)));
        }
        if (slots.isEmpty()) {
            throw new EscrowUnusable("this host, " + self + ", neither owns a slot of escrow " + terms.escrowId()
                    + " nor holds a grant for one");
        }
        return context.conduct().signatory(new OwnSignatory(context.key(), terms.escrowId(), slots));
    }

    private static List<Integer> slots(Group group, IntPredicate ours) {
        return IntStream.range(0, group.size()).filter(ours).boxed().toList();
    }
}
