package dev.assay.acceptance.world;

import static dev.assay.acceptance.matcher.HistoryMatchers.sameDiffsAndRootOnAllHosts;
import static dev.assay.acceptance.matcher.SignatureMatchers.everySlotSigned;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.environment.ServiceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the hosts of the scenario's session come to hold in common, because they tell one another. */
public final class Convergence {
    private final World world;
    private final Session session;
    private final Hosts hosts;

    public Convergence(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    public void awaitTheSameHistory() {
        world.eventually().until("the same history on all hosts", hosts::histories, sameDiffsAndRootOnAllHosts());
    }

    /** Every host shows a true signature of every slot. */
    public void awaitAllSignaturesOfTheLastState() {
        long nonce = session.nonce();
        for (int host : hosts.all()) {
            world.eventually()
                    .until(
                            "the last state on host " + host,
                            () -> hosts.host(host)
                                    .diffs(session.escrow().id(), nonce, nonce)
                                    .size(),
                            equalTo(1));
            HistoryEntry last =
                    hosts.host(host).diffs(session.escrow().id(), nonce, nonce).get(0);
            world.eventually()
                    .until(
                            "all signatures of the last state on host " + host,
                            () -> hosts.signatures(host, nonce),
                            everySlotSigned(
                                    session.escrow().group(), session.escrow().id(), last));
        }
    }

    /** No host lacks a signature that another one shows. */
    public void awaitEverySignatureEverywhere() {
        world.eventually().until("every signature on every host", this::missing, equalTo(Map.of()));
    }

    /** The slots that signed, by nonce, as a host shows them. */
    public SortedMap<Long, SortedSet<Integer>> signers(int host) {
        SortedMap<Long, SortedSet<Integer>> signers = new TreeMap<>();
        for (long nonce = 1; nonce <= session.nonce(); nonce++) {
            signers.put(nonce, new TreeSet<>(hosts.signatures(host, nonce).keySet()));
        }
        return signers;
    }

    private Map<String, List<String>> missing() {
        Map<Integer, SortedMap<Long, SortedSet<Integer>>> shown = new HashMap<>();
        SortedMap<Long, SortedSet<Integer>> all = new TreeMap<>();
        for (int host : hosts.all()) {
            shown.put(host, signers(host));
            shown.get(host).forEach((nonce, slots) -> all.computeIfAbsent(nonce, none -> new TreeSet<>())
                    .addAll(slots));
        }
        Map<String, List<String>> missing = new TreeMap<>();
        shown.forEach((host, signers) -> all.forEach((nonce, slots) -> slots.stream()
                .filter(slot -> !signers.get(nonce).contains(slot))
                .forEach(slot -> missing.computeIfAbsent(ServiceName.host(host), none -> new ArrayList<>())
                        .add("slot " + slot + " at nonce " + nonce))));
        return missing;
    }
}
