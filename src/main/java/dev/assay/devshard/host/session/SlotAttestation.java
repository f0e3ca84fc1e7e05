package dev.assay.devshard.host.session;

/** The word of whoever holds a slot for a state. */
public record SlotAttestation(int slot, StateAttestation state) {}
