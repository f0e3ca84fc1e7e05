package dev.assay.devshard.protocol;

import dev.assay.devshard.protocol.wire.HostStats;

/**
 * What one slot earned and failed (contract 2.3). Cost in the escrow's unit; required and completed stay 0 since
 * the seed reveal is dead.
 */
public record SlotStats(int slot, int missed, int invalid, long cost, int required, int completed) {
    public static SlotStats none(int slot) {
        return new SlotStats(slot, 0, 0, 0, 0, 0);
    }

    /** @throws ArithmeticException past 2^63-1 */
    public SlotStats earning(long amount) {
        return new SlotStats(slot, missed, invalid, Math.addExact(cost, amount), required, completed);
    }

    public SlotStats missingOne() {
        return new SlotStats(slot, Math.addExact(missed, 1), invalid, cost, required, completed);
    }

    /** One invalid inference: what it earned is taken back, never below zero. */
    public SlotStats invalidatingOne(long amount) {
        return new SlotStats(slot, missed, Math.addExact(invalid, 1), Math.max(0, cost - amount), required, completed);
    }

    public HostStats wire() {
        return HostStats.newBuilder()
                .setSlotId(slot)
                .setMissed(missed)
                .setInvalid(invalid)
                .setCost(cost)
                .setRequiredValidations(required)
                .setCompletedValidations(completed)
                .build();
    }
}
