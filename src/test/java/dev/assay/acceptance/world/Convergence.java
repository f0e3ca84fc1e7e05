package dev.assay.acceptance.world;

import static dev.assay.acceptance.matcher.HistoryMatchers.sameDiffsAndRootOnAllHosts;
import static dev.assay.acceptance.matcher.SignatureMatchers.everySlotSigned;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.environment.ServiceName;
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
        world.eventually().until("every signature on every host", new Shown()::missing, equalTo(Map.of()));
    }

    /** The slots that signed, by nonce, as a host shows them. */
    public SortedMap<Long, SortedSet<Integer>> signers(int host) {
        SortedMap<Long, SortedSet<Integer>> signers = new TreeMap<>();
        for (long nonce = 1; nonce <= session.nonce(); nonce++) {
            signers.put(nonce, signers(host, nonce));
        }
        return signers;
    }

    private SortedSet<Integer> signers(int host, long nonce) {
        return new TreeSet<>(hosts.signatures(host, nonce).keySet());
    }

    /** What hosts have shown so far. A signature that was shown stays, so only what a host lacked is asked for again. */
    private final class Shown {
        private final Map<Integer, SortedMap<Long, SortedSet<Integer>>> byHost = new TreeMap<>();

        /** By host, in words; empty only when all was asked for and nothing was missing. */
        Map<String, List<String>> missing() {
            lacking().forEach((host, nonces) -> nonces.keySet().forEach(nonce -> ask(host, nonce)));
            if (lacking().isEmpty()) {
                hosts.all().forEach(host -> byHost.put(host, signers(host)));
            }
            Map<String, List<String>> missing = new TreeMap<>();
            lacking()
                    .forEach((host, nonces) -> missing.put(
                            ServiceName.host(host),
                            nonces.entrySet().stream()
                                    .map(each -> "slots " + each.getValue() + " at nonce " + each.getKey())
                                    .toList()));
            return missing;
        }

        private void ask(int host, long nonce) {
            byHost.get(host).put(nonce, signers(host, nonce));
        }

        /** The slots, by host and nonce, that another host has shown. */
        private Map<Integer, SortedMap<Long, SortedSet<Integer>>> lacking() {
            SortedMap<Long, SortedSet<Integer>> all = new TreeMap<>();
            byHost.values()
                    .forEach(shown -> shown.forEach((nonce, slots) ->
                            all.computeIfAbsent(nonce, none -> new TreeSet<>()).addAll(slots)));
            Map<Integer, SortedMap<Long, SortedSet<Integer>>> lacking = new TreeMap<>();
            byHost.forEach((host, shown) -> all.forEach((nonce, slots) -> {
                SortedSet<Integer> lacks = new TreeSet<>(slots);
                lacks.removeAll(shown.getOrDefault(nonce, new TreeSet<>()));
                if (!lacks.isEmpty()) {
                    lacking.computeIfAbsent(host, none -> new TreeMap<>()).put(nonce, lacks);
                }
            }));
            return lacking;
        }
    }
}
