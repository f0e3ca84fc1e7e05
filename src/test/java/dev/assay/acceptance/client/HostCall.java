package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A POST to a host, with the proof of identity it carries (contract 3.2), or whatever is wrong with it. Immutable.
 * Signing comes first, then what is altered after signing, then headers that are set or left out.
 */
public final class HostCall {
    /** Headers that RequestAuthentication signs and checks. */
    public static final String SIGNATURE = RequestAuthentication.SIGNATURE_HEADER;

    public static final String TIMESTAMP = RequestAuthentication.TIMESTAMP_HEADER;

    private final String escrowId;
    private final String route;
    private final ByteString body;
    private final Optional<PrivateKey> signer;
    private final String signedEscrow;
    private final Duration clockShift;
    private final UnaryOperator<ByteString> alteration;
    private final UnaryOperator<Headers> tampering;

    private HostCall(
            String escrowId,
            String route,
            ByteString body,
            Optional<PrivateKey> signer,
            String signedEscrow,
            Duration clockShift,
            UnaryOperator<ByteString> alteration,
            UnaryOperator<Headers> tampering) {
        this.escrowId = escrowId;
        this.route = route;
        this.body = body;
        this.signer = signer;
        this.signedEscrow = signedEscrow;
        this.clockShift = clockShift;
        this.alteration = alteration;
        this.tampering = tampering;
    }

    /** @param route below the session, such as {@code chat/completions} */
    public static HostCall to(String escrowId, String route, ByteString body) {
        return new HostCall(
                escrowId,
                route,
                body,
                Optional.empty(),
                escrowId,
                Duration.ZERO,
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    /** The smallest request for work: no diffs, no payload; the owner is answered with the state as it stands. */
    public static HostCall catchUp(String escrowId, long nonce) {
        return catchUp(escrowId, nonce, List.of());
    }

    /** Diffs as they stand, and no payload. */
    public static HostCall catchUp(String escrowId, long nonce, List<HistoryEntry> diffs) {
        ObjectNode body = Json.object().put("nonce", nonce);
        ArrayNode all = body.putArray("diffs");
        diffs.forEach(entry -> all.add(diff(entry)));
        return to(escrowId, "chat/completions", Json.write(body));
    }

    /**
     * The owner's request to run an inference (contract 2.5).
     *
     * @param earlier what the host may lack: the diffs before, as they stand
     * @param order the diff that starts the inference of its nonce
     */
    public static HostCall work(String escrowId, List<HistoryEntry> earlier, SignedDiff order, PayloadJson payload) {
        ObjectNode body = Json.object().put("nonce", order.nonce()).put("stream", true);
        ArrayNode diffs = body.putArray("diffs");
        earlier.forEach(entry -> diffs.add(diff(entry)));
        diffs.add(diff(order));
        payload(body, payload);
        return to(escrowId, "chat/completions", Json.write(body));
    }

    /** Asks for the receipt of an inference (contract 2.5). @param diffs what the host may lack */
    public static HostCall challenge(String escrowId, long inference, PayloadJson payload, List<SignedDiff> diffs) {
        return to(escrowId, "challenge-receipt", Json.write(about(inference, payload, diffs)));
    }

    /** Asks whether the executor has refused an inference (contract 2.5). @param diffs what the host may lack */
    public static HostCall verifyRefusal(String escrowId, long inference, PayloadJson payload, List<SignedDiff> diffs) {
        ObjectNode body = about(inference, payload, diffs).put("reason", "refused");
        return to(escrowId, "verify-timeout", Json.write(body));
    }

    private static ObjectNode about(long inference, PayloadJson payload, List<SignedDiff> diffs) {
        ObjectNode body = Json.object().put("inference_id", inference);
        payload(body, payload);
        ArrayNode all = body.putArray("diffs");
        diffs.forEach(each -> all.add(diff(each)));
        return body;
    }

    private static void payload(ObjectNode body, PayloadJson payload) {
        body.putObject("payload")
                .put("prompt", payload.prompt())
                .put("model", payload.model())
                .put("input_length", payload.inputLength())
                .put("max_tokens", payload.maxTokens())
                .put("started_at", payload.startedAt());
    }

    /**
     * Diffs without work.
     *
     * @param earlier what the host may lack
     */
    public static HostCall diffs(String escrowId, List<HistoryEntry> earlier, List<SignedDiff> more) {
        long last = more.get(more.size() - 1).nonce();
        ObjectNode body = Json.object().put("nonce", last);
        ArrayNode diffs = body.putArray("diffs");
        earlier.forEach(entry -> diffs.add(diff(entry)));
        more.forEach(each -> diffs.add(diff(each)));
        return to(escrowId, "chat/completions", Json.write(body));
    }

    private static ObjectNode diff(HistoryEntry entry) {
        return diff(
                entry.nonce(),
                entry.txs().toByteArray(),
                entry.userSignature().toByteArray(),
                entry.postStateRoot().toByteArray());
    }

    private static ObjectNode diff(SignedDiff diff) {
        return diff(diff.nonce(), diff.txsBytes(), diff.userSignature(), diff.postStateRoot());
    }

    private static ObjectNode diff(long nonce, byte[] txs, byte[] userSignature, byte[] postStateRoot) {
        ObjectNode diff = Json.object().put("nonce", nonce).put("txs", txs).put("user_sig", userSignature);
        return postStateRoot.length == 0 ? diff : diff.put("post_state_root", postStateRoot);
    }

    public HostCall signedBy(PrivateKey key) {
        return new HostCall(escrowId, route, body, Optional.of(key), signedEscrow, clockShift, alteration, tampering);
    }

    /** Signs once, for good: whenever it is sent, the same bytes are sent with the same headers. */
    public HostCall signedOnce(PrivateKey key, Instant at) {
        return tampered(headers -> {
            Headers signed = headers;
            for (Map.Entry<String, String> header : RequestAuthentication.sign(
                            key, signedEscrow, body.toByteArray(), at)
                    .entrySet()) {
                signed = signed.with(header.getKey(), header.getValue());
            }
            return signed;
        });
    }

    /** Signs as if it were for another escrow. */
    public HostCall signedForEscrow(String other) {
        return new HostCall(escrowId, route, body, signer, other, clockShift, alteration, tampering);
    }

    /** By a clock that is this much fast, or slow when negative. */
    public HostCall byClock(Duration shift) {
        return new HostCall(escrowId, route, body, signer, signedEscrow, shift, alteration, tampering);
    }

    /** Changes the bytes that are sent, not the bytes that are signed. */
    public HostCall bodyAltered(UnaryOperator<ByteString> change) {
        return new HostCall(escrowId, route, body, signer, signedEscrow, clockShift, change, tampering);
    }

    /** Adds a space to the body after signing: the same JSON, other bytes. */
    public HostCall bodyAltered() {
        return bodyAltered(signed -> signed.concat(ByteString.copyFromUtf8(" ")));
    }

    /** Shows another timestamp than the one that was signed, this much later. */
    public HostCall timestampAltered(Duration later) {
        return tampered(headers -> headers.with(
                TIMESTAMP, Long.toString(Long.parseLong(headers.first(TIMESTAMP).orElseThrow()) + later.toSeconds())));
    }

    public HostCall header(String name, String value) {
        return tampered(headers -> headers.with(name, value));
    }

    public HostCall withoutHeader(String name) {
        return tampered(headers -> headers.without(name));
    }

    private HostCall tampered(UnaryOperator<Headers> more) {
        UnaryOperator<Headers> all = headers -> more.apply(tampering.apply(headers));
        return new HostCall(escrowId, route, body, signer, signedEscrow, clockShift, alteration, all);
    }

    String escrowId() {
        return escrowId;
    }

    String route() {
        return route;
    }

    /** The bytes to send. */
    ByteString sent() {
        return alteration.apply(body);
    }

    /** The headers to send, when sent at that time. */
    Headers proof(Instant now) {
        Headers headers = Headers.NONE;
        if (signer.isPresent()) {
            Map<String, String> signed =
                    RequestAuthentication.sign(signer.get(), signedEscrow, body.toByteArray(), now.plus(clockShift));
            for (Map.Entry<String, String> header : signed.entrySet()) {
                headers = headers.with(header.getKey(), header.getValue());
            }
        }
        return tampering.apply(headers);
    }
}
