package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/** What a chat request without streaming was answered; reads leniently, the matchers judge the shape. */
public record ChatAnswer(Answer answer) {
    public int status() {
        return answer.status();
    }

    /** The text of the first choice, empty when there is none. */
    public String content() {
        return json().at("/choices/0/message/content").asText("");
    }

    /** The request id that the gateway gave or kept. */
    public Optional<String> requestId() {
        return answer.header("X-Request-Id");
    }

    /** The escrow that paid. */
    public Optional<String> escrowId() {
        return answer.header("X-Devshard-ID");
    }

    /** The body, a missing node when it is not JSON. */
    public JsonNode json() {
        try {
            return Json.read(answer.bytes());
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    public String where() {
        return answer.where();
    }
}
