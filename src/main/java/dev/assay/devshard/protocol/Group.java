package dev.assay.devshard.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The escrow's slots in order; each holds the cold address of a validator, and one address may hold several
 * (contract 1). Slots are voting weight.
 */
public record Group(List<Address> slots) {
    /** The greatest group: the width of the bitmap in a record. */
    public static final int MAX_SLOTS = SlotSet.CAPACITY;

    /** @throws IllegalArgumentException if empty or of more than 128 slots */
    public Group {
        slots = List.copyOf(slots);
        if (slots.isEmpty() || slots.size() > MAX_SLOTS) {
            throw new IllegalArgumentException("a group has 1.." + MAX_SLOTS + " slots, not " + slots.size());
        }
    }

    public int size() {
        return slots.size();
    }

    public boolean hasSlot(int slot) {
        return slot >= 0 && slot < slots.size();
    }

    /** The cold address of a slot. */
    public Address validator(int slot) {
        if (!hasSlot(slot)) {
            throw new IllegalArgumentException(
                    "slot " + Integer.toUnsignedString(slot) + " is not one of 0.." + (size() - 1));
        }
        return slots.get(slot);
    }

    /** Who executes an inference, and to whom the diff of that nonce is delivered: id mod N. */
    public int executorSlot(long idOrNonce) {
        return (int) Long.remainderUnsigned(idOrNonce, size());
    }

    /** How many slots the address holds; 0 for a stranger. */
    public int weight(Address address) {
        return Collections.frequency(slots, address);
    }

    /** In ascending order. */
    public List<Integer> slotsOf(Address address) {
        List<Integer> held = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.get(slot).equals(address)) {
                held.add(slot);
            }
        }
        return held;
    }

    /** Distinct addresses, in order of their first slot. */
    public Set<Address> members() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(slots));
    }

    /** Weight of state signatures a settlement needs: floor(2N/3)+1 (contract 4.5). */
    public int quorum() {
        return 2 * size() / 3 + 1;
    }
}
