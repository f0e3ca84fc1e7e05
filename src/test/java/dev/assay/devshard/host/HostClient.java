package dev.assay.devshard.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.json.MetaEvent;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Speaks to one host as gateways, validators and anybody do. */
final class HostClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI host;
    private final String prefix;

    HostClient(URI host, String prefix) {
        this.host = host;
        this.prefix = prefix;
    }

    /** A chat with all that the owner has to say. */
    Reply chat(Owner owner, List<SignedDiff> diffs, long nonce, PayloadJson payload) {
        return post(owner.escrowId(), body(diffs, nonce, payload), owner.key());
    }

    /** The owner's whole history and the prompt of its last inference. */
    Reply chat(Owner owner, String prompt) {
        return chat(owner, owner.history(), owner.ledger().nonce(), Owner.payload(prompt));
    }

    /** The owner's whole history, no job. */
    Reply catchUp(Owner owner) {
        return chat(owner, owner.history(), owner.ledger().nonce(), null);
    }

    Reply post(String escrowId, byte[] body, PrivateKey signer) {
        return post(escrowId, body, RequestAuthentication.sign(signer, escrowId, body, Instant.now()));
    }

    /** A signed POST to any route of a session. */
    Reply post(String escrowId, String route, byte[] body, PrivateKey signer) {
        return post(escrowId, route, body, RequestAuthentication.sign(signer, escrowId, body, Instant.now()));
    }

    Reply post(String escrowId, byte[] body, Map<String, String> headers) {
        return post(escrowId, "chat/completions", body, headers);
    }

    private Reply post(String escrowId, String route, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(session(escrowId, route)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return Reply.of(send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** The raw stream, for who wants to leave early or watch it arrive. */
    InputStream open(Owner owner, List<SignedDiff> diffs, long nonce, PayloadJson payload) {
        byte[] body = body(diffs, nonce, payload);
        HttpRequest.Builder request = HttpRequest.newBuilder(session(owner.escrowId(), "chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        RequestAuthentication.sign(owner.key(), owner.escrowId(), body, Instant.now())
                .forEach(request::header);
        return send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    /** The slots whose signatures it holds at that nonce. */
    Set<String> signers(String escrowId, long nonce) {
        Set<String> slots = new TreeSet<>();
        get(escrowId, "signatures?nonce=" + nonce)
                .json()
                .path("signatures")
                .fieldNames()
                .forEachRemaining(slots::add);
        return slots;
    }

    Reply get(String escrowId, String route) {
        return getPath(session(escrowId, route).getRawPath() + query(route), Map.of());
    }

    Reply getPath(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path));
        headers.forEach(request::header);
        return Reply.of(send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    static byte[] body(List<SignedDiff> diffs, long nonce, PayloadJson payload) {
        ObjectNode body = Json.newObject();
        body.set(
                "diffs",
                Json.mapper().valueToTree(diffs.stream().map(SignedDiff::toJson).toList()));
        body.put("nonce", nonce);
        if (payload != null) {
            body.set("payload", Json.mapper().valueToTree(payload));
        }
        return Json.bytes(body);
    }

    private URI session(String escrowId, String route) {
        return URI.create(host + prefix + "/sessions/" + escrowId + "/" + route);
    }

    private static String query(String route) {
        int at = route.indexOf('?');
        return at < 0 ? "" : route.substring(at);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer: a stream's events, or a document. */
    record Reply(int status, String contentType, Map<String, List<String>> headers, String body) {
        static Reply of(HttpResponse<byte[]> response) {
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8));
        }

        /** The data of each event, in order. */
        List<String> events() {
            List<String> events = new ArrayList<>();
            for (String frame : body.split("\n\n")) {
                if (!frame.startsWith("data: ")) {
                    throw new AssertionError("not a data event: " + frame);
                }
                events.add(frame.substring(6));
            }
            return events;
        }

        JsonNode json() {
            return json(body);
        }

        String message() {
            return json().path("message").asText();
        }

        JsonNode receipt() {
            return json(events().get(0)).path("devshard_receipt");
        }

        /** What came between the first event and the last. */
        List<String> engineLines() {
            return events().subList(1, events().size() - 1);
        }

        List<DevshardTx> mempool() {
            List<String> events = events();
            try {
                return Json.mapper()
                        .readValue(events.get(events.size() - 1), MetaEvent.class)
                        .transactions();
            } catch (IOException | MalformedMessage e) {
                throw new AssertionError(body, e);
            }
        }

        /** The transactions of a GET mempool. */
        List<DevshardTx> txs() {
            List<DevshardTx> txs = new ArrayList<>();
            Consumer<JsonNode> decode = tx -> {
                try {
                    txs.add(Canonical.decodeTx(tx.binaryValue()));
                } catch (IOException | MalformedMessage e) {
                    throw new AssertionError(body, e);
                }
            };
            json().path("txs").forEach(decode);
            return txs;
        }

        Reply mustBe(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted status " + wanted + ", saw " + status + ": " + body);
            }
            return this;
        }

        private static JsonNode json(String text) {
            return Json.value(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static final Duration PATIENCE = Duration.ofSeconds(5);
}
