package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.function.Supplier;

/** How much may be under way at once: requests, and input tokens of theirs. Changed limits hold for the next request. */
final class Limiter {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Supplier<GatewaySettings> settings;
    private int requests;
    private long inputTokens;

    Limiter(Supplier<GatewaySettings> settings) {
        this.settings = settings;
    }

    /** @throws OpenAiError 429 with Retry-After */
    synchronized Permit enter(long tokens) {
        GatewaySettings now = settings.get();
        if (requests >= now.maxConcurrentRequests()) {
            throw OpenAiError.tooManyRequests(
                    "the gateway serves " + now.maxConcurrentRequests() + " requests at a time", SOON);
        }
        long most = now.maxInputTokensInFlight();
        if (most > 0 && inputTokens + tokens > most) {
            throw OpenAiError.tooManyRequests(
                    "the gateway takes " + most + " input tokens at a time, " + inputTokens + " are under way", SOON);
        }
        requests++;
        inputTokens += tokens;
        return () -> leave(tokens);
    }

    private synchronized void leave(long tokens) {
        requests--;
        inputTokens -= tokens;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized long inputTokens() {
        return inputTokens;
    }

    /** A place under the limit, given back once. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
