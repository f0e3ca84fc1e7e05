package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a service is told to do wrong: the kind, where, how often. Immutable. */
public final class FaultOrder {
    private final ObjectNode body;

    private FaultOrder(ObjectNode body) {
        this.body = body;
    }

    /** Strikes once, anywhere, unless told otherwise. */
    public static FaultOrder of(String kind) {
        return new FaultOrder(Json.object().put("kind", kind));
    }

    public FaultOrder escrow(String id) {
        return new FaultOrder(body.deepCopy().put("escrow", id));
    }

    /** Of the diff, which is also the inference that it starts. */
    public FaultOrder nonce(long nonce) {
        return new FaultOrder(body.deepCopy().put("nonce", nonce));
    }

    public FaultOrder times(int times) {
        return new FaultOrder(body.deepCopy().put("times", times));
    }

    /** Strikes until it is cancelled. */
    public FaultOrder always() {
        return new FaultOrder(body.deepCopy().put("times", "always"));
    }

    public FaultOrder with(String parameter, long value) {
        return new FaultOrder(body.deepCopy().put(parameter, value));
    }

    public FaultOrder with(String parameter, String value) {
        return new FaultOrder(body.deepCopy().put(parameter, value));
    }

    ObjectNode body() {
        return body;
    }

    /** In words, for the report: {@code delay_inference (escrow 7, nonce 3, ms 200)}. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(body.path("kind").asText().replace('_', ' '));
        String separator = " (";
        for (var field : body.properties()) {
            if (!field.getKey().equals("kind")) {
                words.append(separator)
                        .append(field.getKey())
                        .append(' ')
                        .append(field.getValue().asText());
                separator = ", ";
            }
        }
        return separator.equals(" (") ? words.toString() : words.append(')').toString();
    }
}
