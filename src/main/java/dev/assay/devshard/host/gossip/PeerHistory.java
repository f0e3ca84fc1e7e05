package dev.assay.devshard.host.gossip;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.peer.PeerAnswer;
import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.peer.PeerUnreachable;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.json.StoredDiffJson;
import dev.assay.service.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A session's history as a peer shows it to anybody (contract 2.5). Decoded, and in no way verified. */
final class PeerHistory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TypeReference<List<StoredDiffJson>> DIFFS = new TypeReference<>() {};

    private final PeerTalk talk;

    PeerHistory(PeerTalk talk) {
        this.talk = talk;
    }

    /**
     * The diffs between two nonces, both included, as far as the peer has them.
     *
     * @throws MalformedMessage the peer answers something else
     */
    List<SignedDiff> diffs(Address peer, String escrowId, long from, long to) throws PeerUnreachable, MalformedMessage {
        PeerAnswer answer = talk.get(peer, escrowId, "diffs?from=" + from + "&to=" + to, PATIENCE);
        List<SignedDiff> diffs = new ArrayList<>();
        if (answer.isOk()) {
            for (StoredDiffJson stored : stored(peer, answer)) {
                diffs.add(SignedDiff.fromJson(stored == null ? null : stored.diff()));
            }
        }
        return diffs;
    }

    private static List<StoredDiffJson> stored(Address peer, PeerAnswer answer) throws MalformedMessage {
        try {
            return Json.mapper().readValue(answer.body(), DIFFS);
        } catch (IOException e) {
            throw new MalformedMessage("the host of " + peer + " shows no diffs: " + answer, e);
        }
    }

    /** The state signatures at a nonce by slot; none where the peer answers something else. */
    SortedMap<Integer, byte[]> signatures(Address peer, String escrowId, long nonce) throws PeerUnreachable {
        PeerAnswer answer = talk.get(peer, escrowId, "signatures?nonce=" + nonce, PATIENCE);
        SortedMap<Integer, byte[]> signatures = new TreeMap<>();
        if (answer.isOk()) {
            try {
                JsonNode bySlot = Json.mapper().readTree(answer.body()).path("signatures");
                for (Map.Entry<String, JsonNode> entry : bySlot.properties()) {
                    signatures.put(
                            Integer.parseInt(entry.getKey()), entry.getValue().binaryValue());
                }
            } catch (IOException | NumberFormatException e) {
                signatures.clear();
            }
        }
        signatures.values().removeIf(signature -> signature == null);
        return signatures;
    }
}
