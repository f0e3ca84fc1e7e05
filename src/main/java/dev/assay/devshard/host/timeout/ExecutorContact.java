package dev.assay.devshard.host.timeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.peer.PeerAnswer;
import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.peer.PeerUnreachable;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.service.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Asks an executor itself (contract 4.6). What it shows counts only with its signature; whoever answers with anything
 * else, or not at all, is silent. An answer that may be the asker's own fault, or that asks for patience, says nothing.
 */
public final class ExecutorContact {
    /** A receipt takes an executor milliseconds; what is longer silent than this is late. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PeerTalk peers;
    private final Clock clock;

    public ExecutorContact(PeerTalk peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    /**
     * Offers the job once more and asks for a receipt. Nobody is silent who was not given the whole history to work
     * with.
     */
    Finding receipt(HostSession session, Inference record, PayloadJson payload, List<SignedDiff> diffs) {
        try {
            PeerAnswer answer = challenge(session, record, payload, json(diffs));
            Finding finding = finding(session, record, answer);
            return finding.silent()
                    ? finding(session, record, challenge(session, record, payload, lacking(session, answer)))
                    : finding;
        } catch (PeerUnreachable away) {
            return absence(away);
        }
    }

    /** Asks for the finish that is in no diff yet. */
    Finding finish(HostSession session, Inference record) {
        try {
            PeerAnswer answer =
                    peers.get(executor(session, record), session.terms().escrowId(), "mempool", PATIENCE);
            if (!answer.isOk()) {
                return refusal(answer);
            }
            return ShownWork.finish(
                            session, record, ShownWork.transactions(json(answer).path("txs")))
                    ? Finding.alive("the executor has finished it")
                    : Finding.silent("the executor shows no finish");
        } catch (PeerUnreachable away) {
            return absence(away);
        }
    }

    private PeerAnswer challenge(HostSession session, Inference record, PayloadJson payload, List<DiffJson> diffs)
            throws PeerUnreachable {
        ObjectNode body = Json.newObject();
        body.put("inference_id", record.id());
        body.set("payload", Json.mapper().valueToTree(payload));
        body.set("diffs", Json.mapper().valueToTree(diffs));
        return peers.post(
                executor(session, record), session.terms().escrowId(), "challenge-receipt", Json.bytes(body), PATIENCE);
    }

    private static List<DiffJson> json(List<SignedDiff> diffs) {
        return diffs.stream().map(SignedDiff::toJson).toList();
    }

    /** The history from where the executor says it is, which it does when it refuses a diff; else all of it. */
    private static List<DiffJson> lacking(HostSession session, PeerAnswer answer) {
        long known = Math.max(0, json(answer).path("latest_nonce").asLong());
        return session.diffs(known + 1, session.ledger().nonce()).stream()
                .map(StoredForm::json)
                .toList();
    }

    private Finding finding(HostSession session, Inference record, PeerAnswer answer) {
        if (!answer.isOk()) {
            return refusal(answer);
        }
        return ShownWork.receipt(session, record, json(answer), clock.instant())
                ? Finding.alive("the executor gives a receipt")
                : Finding.silent("the executor gives no receipt that holds");
    }

    private static Finding refusal(PeerAnswer answer) {
        return switch (answer.status()) {
            case 401, 403, 429, 503 -> Finding.unknown("the executor cannot be judged, it answers " + answer);
            default -> Finding.silent("the executor answers " + answer);
        };
    }

    private static Finding absence(PeerUnreachable away) {
        return away.wasAsked() ? Finding.silent(away.getMessage()) : Finding.unknown(away.getMessage());
    }

    private static Address executor(HostSession session, Inference record) {
        return session.terms().group().validator(record.executorSlot());
    }

    private static JsonNode json(PeerAnswer answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException garbage) {
            return Json.newObject();
        }
    }
}
