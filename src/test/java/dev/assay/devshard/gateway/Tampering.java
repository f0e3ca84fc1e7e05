package dev.assay.devshard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ways a host may misbehave. */
final class Tampering {
    private Tampering() {}

    /** Changes the receipt event, and says "evil" instead of what the engine said. */
    static TamperingProxy.Manner receipt(Consumer<ObjectNode> change) {
        return new TamperingProxy.Manner() {
            @Override
            public List<String> event(JsonNode post, String data) {
                if (!post.hasNonNull("payload")) {
                    return List.of(data);
                }
                if (!data.contains("devshard_receipt")) {
                    return List.of(data.replaceAll("\"content\":\"[^\"]+\"", "\"content\":\"evil\""));
                }
                ObjectNode event = (ObjectNode) json(data);
                change.accept((ObjectNode) event.get("devshard_receipt"));
                return List.of(event.toString());
            }
        };
    }

    /** Changes the mempool event. */
    static TamperingProxy.Manner mempool(Consumer<ObjectNode> change) {
        return new TamperingProxy.Manner() {
            @Override
            public List<String> event(JsonNode post, String data) {
                if (!data.contains("devshard_meta")) {
                    return List.of(data);
                }
                ObjectNode event = (ObjectNode) json(data);
                change.accept((ObjectNode) event.get("devshard_meta"));
                return List.of(event.toString());
            }
        };
    }

    static TamperingProxy.Manner refusing(int status) {
        return new TamperingProxy.Manner() {
            @Override
            public int refusal(JsonNode post) {
                return status;
            }
        };
    }

    /** Breaks off after the first word. */
    static TamperingProxy.Manner breakingOff() {
        return new TamperingProxy.Manner() {
            private boolean spoke;

            @Override
            public List<String> event(JsonNode post, String data) {
                if (spoke) {
                    throw new TamperingProxy.Cut();
                }
                spoke = data.contains("\"content\":\"") && !data.contains("\"content\":\"\"");
                return List.of(data);
            }
        };
    }

    /** Instead of its answer the engine's failure. */
    static TamperingProxy.Manner failing(int code) {
        return new TamperingProxy.Manner() {
            @Override
            public List<String> event(JsonNode post, String data) {
                return data.contains("chat.completion")
                        ? List.of("{\"error\":{\"code\":" + code + ",\"message\":\"the engine says no\"}}")
                        : List.of(data);
            }
        };
    }

    /** Stops before an event that contains the text until the latch opens. */
    static TamperingProxy.Manner holding(String text, CountDownLatch reached, CountDownLatch release) {
        return new TamperingProxy.Manner() {
            @Override
            public List<String> event(JsonNode post, String data) {
                if (post.hasNonNull("payload") && data.contains(text)) {
                    reached.countDown();
                    await(release);
                }
                return List.of(data);
            }
        };
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TamperingProxy.Cut();
        }
    }

    static JsonNode json(String text) {
        return Json.value(text.getBytes(StandardCharsets.UTF_8));
    }
}
