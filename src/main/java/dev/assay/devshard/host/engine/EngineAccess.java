package dev.assay.devshard.host.engine;

import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an OpenAI-compatible engine answers, and how to be let in.
 *
 * @param chat address of its chat completions
 * @param key bearer token; none is sent without it
 * @param model the engine's own name of the model; the prompt's without it
 * @param mostTokens the largest budget the engine takes; what is committed beyond it is cut to it. All hosts of a group need
 *     the same, or they do not compute the same
 * @param patience longest silence of the engine: until it begins to answer, and between two pieces
 */
public record EngineAccess(URI chat, Optional<String> key, Optional<String> model, long mostTokens, Duration patience) {
    private static final String URL = "DEVSHARD_ENGINE_URL";
    private static final String KEY = "DEVSHARD_ENGINE_API_KEY";
    private static final String MODEL = "DEVSHARD_ENGINE_MODEL";
    private static final String MOST_TOKENS = "DEVSHARD_ENGINE_MAX_TOKENS";
    private static final String PATIENCE = "DEVSHARD_ENGINE_TIMEOUT";
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /** What the environment says; empty where it names no engine. */
    public static Optional<EngineAccess> read(Settings settings) {
        Optional<String> key = settings.secret(KEY);
        Optional<String> model = settings.optional(MODEL);
        Duration patience = settings.duration(PATIENCE, DEFAULT_PATIENCE);
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]+")) {
            throw InvalidSetting.ofSecret(KEY, "is not a bearer token: visible ASCII without spaces");
        }
        if (patience.isZero() || patience.isNegative()) {
            throw InvalidSetting.of(PATIENCE, patience.toString(), "leaves the engine no time at all");
        }
        long mostTokens = settings.between(MOST_TOKENS, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return settings.optionalUrl(URL)
                .map(base -> new EngineAccess(chatUnder(base), key, model, mostTokens, patience));
    }

    /** An address that ends with the version already is taken at its word, as OpenAI clients do. */
    private static URI chatUnder(URI base) {
        return URI.create(base + (base.getPath().endsWith("/v1") ? "" : "/v1") + "/chat/completions");
    }

    /** Never the key. */
    @Override
    public String toString() {
        return chat.toString();
    }
}
