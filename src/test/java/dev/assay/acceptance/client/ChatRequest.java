package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;

/** The body of a chat completion request. Immutable: each change is a copy. */
public final class ChatRequest {
    private final ObjectNode body;

    private ChatRequest(ObjectNode body) {
        this.body = body;
    }

    /** One user message for this model, nothing else. */
    public static ChatRequest asking(String model, String prompt) {
        ObjectNode body = Json.object().put("model", model);
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return new ChatRequest(body);
    }

    /** The same, to be answered by a stream that ends with a usage chunk. */
    public ChatRequest streamed() {
        ObjectNode next = body.deepCopy().put("stream", true);
        next.putObject("stream_options").put("include_usage", true);
        return new ChatRequest(next);
    }

    public ChatRequest with(String field, JsonNode value) {
        ObjectNode next = body.deepCopy();
        next.set(field, value);
        return new ChatRequest(next);
    }

    public ChatRequest with(String field, String value) {
        return with(field, body.textNode(value));
    }

    public ChatRequest with(String field, long value) {
        return with(field, body.numberNode(value));
    }

    public ChatRequest without(String field) {
        ObjectNode next = body.deepCopy();
        next.remove(field);
        return new ChatRequest(next);
    }

    public ByteString bytes() {
        return Json.write(body);
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
