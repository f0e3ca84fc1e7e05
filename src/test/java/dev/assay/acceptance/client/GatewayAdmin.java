package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The gateway as its operator sees it: which escrows it has loaded, its settings, its metrics (contract 2.2).
 * Immutable. Typed calls fail with {@link UnexpectedAnswer} unless answered with success in the contract's shape.
 */
public final class GatewayAdmin {
    private final URI gateway;
    private final Bearer bearer;
    private final Witness witness;
    private final Http http;

    public GatewayAdmin(URI gateway, Bearer bearer, Witness witness) {
        this.gateway = gateway;
        this.bearer = bearer;
        this.witness = witness;
        this.http = new Http(witness);
    }

    public GatewayAdmin as(Bearer other) {
        return new GatewayAdmin(gateway, other, witness);
    }

    /** A session of this gateway, under the operator's key. */
    public GatewaySession session(String escrowId) {
        return new GatewaySession(gateway, escrowId, bearer, witness);
    }

    /**
     * Loads an escrow while the gateway runs.
     *
     * @param privateKey the owner's key, 64 hex digits
     * @param model what the escrow's chats are for; the gateway's default when empty
     */
    public Answer load(String escrowId, String privateKey, Optional<String> model) {
        return succeeded(tryToLoad(escrowId, privateKey, model), "escrow " + escrowId + " to be loaded");
    }

    /** The same, of any status. */
    public Answer tryToLoad(String escrowId, String privateKey, Optional<String> model) {
        ObjectNode order = Json.object().put("id", escrowId).put("private_key", privateKey);
        model.ifPresent(name -> order.put("model", name));
        return send("POST", "/v1/admin/devshards", order);
    }

    /** The escrows that are loaded, active or not. */
    public List<LoadedDevshard> devshards() {
        Document document = get("/v1/admin/devshards").mustHave(200).document();
        return document.json().isArray()
                ? document.each(LoadedDevshard::of)
                : document.each("devshards", LoadedDevshard::of);
    }

    /** An escrow that the gateway has loaded. */
    public record LoadedDevshard(String id, boolean active) {
        static LoadedDevshard of(Document document) {
            return new LoadedDevshard(document.text("id"), document.flag("active"));
        }
    }

    public Answer deactivate(String escrowId) {
        return send("POST", "/v1/admin/devshards/" + escrowId + "/deactivate", Json.object());
    }

    public Answer delete(String escrowId) {
        return send("DELETE", "/v1/admin/devshards/" + escrowId, Json.object());
    }

    /** How the hosts of a loaded escrow stand with the gateway. */
    public List<Participant> participants(String escrowId) {
        return get("/v1/admin/devshards/" + escrowId + "/participants")
                .mustHave(200)
                .document()
                .each("participants", Participant::of);
    }

    /** A host of the group. @param quarantined whether it is passed over */
    public record Participant(String address, boolean quarantined) {
        static Participant of(Document document) {
            return new Participant(document.text("participant_key"), document.flag("quarantined"));
        }
    }

    /** Has the gateway ask a host again that it passes over. */
    public Answer unquarantine(Address participant) {
        ObjectNode order = Json.object().put("participant_key", participant.value());
        return send("POST", "/v1/admin/participants/unquarantine", order);
    }

    public Document settings() {
        return get("/v1/admin/settings").mustHave(200).document();
    }

    /** Changes the settings that are named, and no others. */
    public Answer settings(JsonNode changes) {
        return succeeded(send("POST", "/v1/admin/settings", changes), "settings to be changed");
    }

    /** GET /v1/admin/state. */
    public Document state() {
        return get("/v1/admin/state").mustHave(200).document();
    }

    /** GET /v1/status, of whatever shape the number of loaded escrows asks for. */
    public Document status() {
        return get("/v1/status").mustHave(200).document();
    }

    /** GET /v1/models. */
    public Document models() {
        return get("/v1/models").mustHave(200).document();
    }

    /** The metrics in Prometheus' text format. */
    public String metrics() {
        return get("/metrics").mustHave(200).text();
    }

    /** Any status. */
    public Answer get(String path) {
        return http.send(HttpCall.get(HttpCall.below(gateway, path)).as(bearer));
    }

    /** Any status. */
    public Answer send(String method, String path, JsonNode body) {
        return http.send(HttpCall.json(method, HttpCall.below(gateway, path), Json.write(body))
                .as(bearer));
    }

    private static Answer succeeded(Answer answer, String wanted) {
        if (answer.status() < 200 || answer.status() > 299) {
            String seen = answer.status() + " with body " + Excerpt.of(answer.text());
            throw new UnexpectedAnswer(wanted, seen, answer.where());
        }
        return answer;
    }
}
