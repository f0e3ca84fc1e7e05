package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What names an answer where the host's engine left it out; an OpenAI client expects all of it.
 *
 * @param created unix seconds
 */
public record AnswerIdentity(String id, long created, String model) {
    /** The identity of the answer to one request. */
    public static AnswerIdentity of(String requestId, long created, String model) {
        return new AnswerIdentity("chatcmpl-" + requestId, created, model);
    }

    /** Adds what is missing; what the engine said stays. */
    ObjectNode complete(ObjectNode document, String object) {
        ObjectNode named = document.objectNode();
        named.put("id", text(document, "id", id));
        named.put("object", object);
        named.set("created", document.hasNonNull("created") ? document.get("created") : named.numberNode(created));
        named.put("model", text(document, "model", model));
        document.properties().stream()
                .filter(field -> !named.has(field.getKey()))
                .forEach(field -> named.set(field.getKey(), field.getValue()));
        return named;
    }

    private static String text(ObjectNode document, String name, String otherwise) {
        return document.path(name).isTextual() ? document.get(name).textValue() : otherwise;
    }
}
