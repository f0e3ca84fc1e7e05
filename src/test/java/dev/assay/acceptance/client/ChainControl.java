package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The mock chain's test-mode controls, and what it tells everybody. Immutable. {@link #get} and {@link #send} return
 * answers of any status; the others fail with {@link UnexpectedAnswer} unless they succeed.
 */
public final class ChainControl {
    private static final String BRIDGE = "/productscience/inference/inference/";

    private final URI chain;
    private final Http http;

    public ChainControl(URI chain, Witness witness) {
        this.chain = chain;
        this.http = new Http(witness);
    }

    /** An escrow on the chain. */
    public record EscrowView(String id, String creator, List<String> slots) {
        static EscrowView of(Document document) {
            return new EscrowView(
                    document.text("id"), document.text("creator"), document.each("slots", Document::text));
        }
    }

    public EscrowView createEscrow(EscrowOrder order) {
        Document answer =
                succeeded(send("POST", "/control/escrows", order.body())).document();
        return EscrowView.of(answer.has("escrow") ? answer.at("escrow") : answer);
    }

    /** The escrows there are; needs test mode. */
    public List<EscrowView> escrows() {
        Document answer = succeeded(get("/control/escrows")).document();
        return answer.json().isArray() ? answer.each(EscrowView::of) : answer.each("escrows", EscrowView::of);
    }

    /** The escrow as hosts and gateway see it; empty when the chain knows none. */
    public Optional<EscrowView> escrow(String id) {
        Document answer = succeeded(get(BRIDGE + "devshard_escrow/" + id)).document();
        return answer.flag("found") ? Optional.of(EscrowView.of(answer.at("escrow"))) : Optional.empty();
    }

    /** Where peers find the validator's host. */
    public URI participantUrl(Address address) {
        return URI.create(succeeded(get(BRIDGE + "participant/" + address.value()))
                .document()
                .at("participant")
                .text("inference_url"));
    }

    public void participant(Address address, URI inferenceUrl) {
        succeeded(send(
                "PUT",
                "/control/participants/" + address.value(),
                Json.object().put("inference_url", inferenceUrl.toString())));
    }

    /** A devshard parameter as hosts and gateway see it, such as {@code max_nonce}. */
    public long param(String name) {
        return succeeded(get(BRIDGE + "params"))
                .document()
                .at("params")
                .at("devshard_escrow_params")
                .number(name);
    }

    /** Changes that parameter and no other. */
    public void param(String name, long value) {
        succeeded(send("PUT", "/control/params", Json.object().put(name, value)));
    }

    public void param(String name, boolean value) {
        succeeded(send("PUT", "/control/params", Json.object().put(name, value)));
    }

    public void epoch(long index) {
        succeeded(send("PUT", "/control/epoch", Json.object().put("index", index)));
    }

    /** @param versions a list of {@code {name, binary, sha256}} */
    public void versions(JsonNode versions) {
        succeeded(send("PUT", "/control/versions", versions));
    }

    /** From now on this operational key may act for the validator. */
    public void grant(Address validator, Address grantee) {
        ObjectNode grants = Json.object();
        grants.putArray("grantees").addObject().put("address", grantee.value());
        succeeded(send("PUT", "/control/grants/" + validator.value(), grants));
    }

    public void revoke(Address validator, Address grantee) {
        succeeded(send("DELETE", "/control/grants/" + validator.value() + "/" + grantee.value(), Json.object()));
    }

    public Document state() {
        return succeeded(get("/control/state")).document();
    }

    public Answer get(String path) {
        return http.send(HttpCall.get(HttpCall.below(chain, path)));
    }

    public Answer send(String method, String path, JsonNode body) {
        return http.send(HttpCall.json(method, HttpCall.below(chain, path), Json.write(body)));
    }

    private static Answer succeeded(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            String seen = answer.status() + " with body " + Excerpt.of(answer.text());
            throw new UnexpectedAnswer("success", seen, answer.where());
        }
        return answer;
    }
}
