package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** What the chain knows. Every method is atomic, and what it returns never changes afterwards. */
final class Chain {
    private final Map<Long, Escrow> escrows = new TreeMap<>();
    private final Map<Address, Registration> participants = new TreeMap<>();
    private final Map<Address, Map<Address, Grantee>> grants = new TreeMap<>();
    private final ValidationThreshold threshold;
    private Params params = Params.DEFAULT;
    private List<ApprovedVersion> versions = List.of();
    private long epoch;
    private long nextId = 1;

    Chain(long epoch, ValidationThreshold threshold) {
        this.epoch = epoch;
        this.threshold = threshold;
    }

    /** A chain that stays as this one is now. */
    synchronized Chain copy() {
        Chain copy = new Chain(epoch, threshold);
        copy.escrows.putAll(escrows);
        copy.participants.putAll(participants);
        grants.forEach((validator, granted) -> copy.grants.put(validator, new LinkedHashMap<>(granted)));
        copy.params = params;
        copy.versions = versions;
        copy.nextId = nextId;
        return copy;
    }

    /** Everything, at one instant. */
    record Snapshot(
            long epoch,
            Params params,
            List<ApprovedVersion> versions,
            List<Escrow> escrows,
            List<Registration> participants,
            Map<Address, List<Grantee>> grants) {}

    synchronized Snapshot snapshot() {
        Map<Address, List<Grantee>> granted = new LinkedHashMap<>();
        grants.keySet().forEach(validator -> granted.put(validator, grantees(validator)));
        return new Snapshot(epoch, params, versions, escrows(), participants(), granted);
    }

    /** @throws EscrowExists when the id is taken */
    synchronized Escrow add(Escrow escrow) {
        Escrow taken = escrows.putIfAbsent(escrow.id(), escrow);
        if (taken != null) {
            throw new EscrowExists(escrow.id());
        }
        return escrow;
    }

    /** Adds an escrow under the next free id. */
    synchronized Escrow addNext(LongFunction<Escrow> escrowOfId) {
        while (escrows.containsKey(nextId)) {
            nextId++;
        }
        return add(escrowOfId.apply(nextId));
    }

    synchronized Optional<Escrow> escrow(long id) {
        return Optional.ofNullable(escrows.get(id));
    }

    synchronized List<Escrow> escrows() {
        return List.copyOf(escrows.values());
    }

    synchronized void register(Registration registration) {
        participants.put(registration.address(), registration);
    }

    synchronized Optional<Registration> participant(Address address) {
        return Optional.ofNullable(participants.get(address));
    }

    synchronized List<Registration> participants() {
        return List.copyOf(participants.values());
    }

    synchronized Params params() {
        return params;
    }

    synchronized Params change(UnaryOperator<Params> change) {
        params = change.apply(params);
        return params;
    }

    synchronized long epoch() {
        return epoch;
    }

    synchronized void epoch(long index) {
        epoch = index;
    }

    synchronized List<ApprovedVersion> versions() {
        return versions;
    }

    synchronized void versions(List<ApprovedVersion> approved) {
        versions = List.copyOf(approved);
    }

    ValidationThreshold threshold() {
        return threshold;
    }

    /** From now on exactly these may act for the validator. */
    synchronized void grant(Address validator, List<Grantee> grantees) {
        Map<Address, Grantee> granted = new LinkedHashMap<>();
        grantees.forEach(grantee -> granted.put(grantee.address(), grantee));
        grants.put(validator, granted);
    }

    /** @return false when there was no such grant */
    synchronized boolean revoke(Address validator, Address grantee) {
        return grants.getOrDefault(validator, new LinkedHashMap<>()).remove(grantee) != null;
    }

    synchronized List<Grantee> grantees(Address validator) {
        return new ArrayList<>(grants.getOrDefault(validator, Map.of()).values());
    }
}
