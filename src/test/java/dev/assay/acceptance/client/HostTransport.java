package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One host's routes (contract 2.5): POSTs signed in every right and wrong way, and what it shows to anybody. Immutable.
 * Typed calls fail with {@link UnexpectedAnswer} unless answered 200 in the contract's shape; {@link #get},
 * {@link #post} and {@link #chat} return answers of any status.
 */
public final class HostTransport {
    /** Three times what a host waits for another one (contract 4.6); that is all it may have to do before it answers. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private final URI host;
    private final String prefix;
    private final Http http;
    private final Http atOnce;
    private final StreamClient streams;

    /** @param prefix of the session routes, such as {@code /v1/devshard} */
    public HostTransport(URI host, String prefix, Witness witness) {
        this.host = host;
        this.prefix = prefix;
        this.http = new Http(witness);
        this.atOnce = new Http(witness, AT_ONCE);
        this.streams = new StreamClient(witness);
    }

    /** Sends a call that is answered by a stream: work, or the state as it stands. */
    public StreamRecord chat(HostCall call) {
        return streams.send(signed(call));
    }

    /** Sends a call that is answered at once. */
    public Answer post(HostCall call) {
        return atOnce.send(signed(call));
    }

    private HttpCall signed(HostCall call) {
        URI uri = HttpCall.below(host, session(call.escrowId(), call.route()));
        return HttpCall.json("POST", uri, call.sent()).with(call.proof(Instant.now()));
    }

    /** The history between two nonces, both included. */
    public List<HistoryEntry> diffs(String escrowId, long from, long to) {
        Answer answer = get(session(escrowId, "diffs?from=" + from + "&to=" + to));
        return answer.mustHave(200).document().each(HistoryEntry::of);
    }

    /** The host's signatures of the state after this nonce, by slot. */
    public SortedMap<Integer, ByteString> signatures(String escrowId, long nonce) {
        Document answer = get(session(escrowId, "signatures?nonce=" + nonce))
                .mustHave(200)
                .document();
        SortedMap<Integer, ByteString> signatures = new TreeMap<>();
        if (answer.has("signatures")) {
            Document found = answer.at("signatures");
            answer.byNumber("signatures", Document::text)
                    .keySet()
                    .forEach(slot -> signatures.put(Math.toIntExact(slot), found.bytes(Long.toString(slot))));
        }
        return signatures;
    }

    /** The transactions this host has made and not yet seen in a diff. */
    public List<DevshardTx> mempool(String escrowId) {
        Document answer = get(session(escrowId, "mempool")).mustHave(200).document();
        return answer.has("txs") ? answer.each("txs", HostTransport::transaction) : List.of();
    }

    private static DevshardTx transaction(Document document) {
        try {
            return DevshardTx.parseFrom(Base64.getDecoder().decode(document.text()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException garbage) {
            throw new UnexpectedAnswer("a transaction in field " + document.path(), document.text(), document.where());
        }
    }

    /** GET /stats/shards/{escrow}; 404 for a session the host does not have. */
    public Answer stats(String escrowId) {
        return get("/stats/shards/" + escrowId);
    }

    /** GET /stats/shards. */
    public Document stats() {
        return get("/stats/shards").mustHave(200).document();
    }

    /** A session route, for {@link #get}. */
    public String session(String escrowId, String route) {
        return prefix + "/sessions/" + escrowId + "/" + route;
    }

    /** @param path from the host's root on, see {@link #session} */
    public Answer get(String path) {
        return get(path, Headers.NONE);
    }

    /** The same with more headers. */
    public Answer get(String path, Headers more) {
        return http.send(HttpCall.get(HttpCall.below(host, path)).with(more));
    }
}
