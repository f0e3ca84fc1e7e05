package dev.assay.engine;

import dev.assay.engine.generation.Conditions;
import dev.assay.engine.generation.Pace;
import dev.assay.engine.schedule.Limits;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import dev.assay.service.TestMode;
import java.time.Duration;
import java.util.List;

/**
 * What the engine is told by its environment.
 *
 * @param label the model's name in answers (never overridden by anything: D15)
 * @param keys whoever presents one may come in; none = everybody may
 * @param defaultMaxTokens the budget of a request that names none
 * @param conditions how fast tokens may come
 * @param testMode whether there are controls for tests
 */
record EngineSettings(
        int port,
        String label,
        List<String> keys,
        int defaultMaxTokens,
        Limits limits,
        Conditions conditions,
        boolean testMode) {
    private static final String KEYS = "ENGINE_API_KEYS";
    private static final int CONTEXT = 1024;

    static EngineSettings read(Settings settings) {
        return new EngineSettings(
                settings.port("ENGINE_PORT", 8000),
                settings.text("ENGINE_LABEL", "assay-tiny"),
                keys(settings),
                (int) settings.between("ENGINE_DEFAULT_MAX_TOKENS", 1, CONTEXT, CONTEXT),
                limits(settings),
                conditions(settings),
                TestMode.isOn(settings));
    }

    private static Conditions conditions(Settings settings) {
        long tokens = settings.between("ENGINE_TOKENS_PER_SECOND", 0, 100_000, 0);
        return tokens == 0 ? Conditions.NONE : Pace.tokensPerSecond(tokens);
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                (int) settings.between("ENGINE_MAX_CONCURRENT", 1, 64, 8),
                (int) settings.between("ENGINE_QUEUE", 0, 1000, 32),
                settings.millis("ENGINE_QUEUE_WAIT_MS", Duration.ofSeconds(30)),
                settings.millis("ENGINE_REQUEST_TIMEOUT_MS", Duration.ofMinutes(2)));
    }

    private static List<String> keys(Settings settings) {
        List<String> keys = settings.csv(KEYS);
        if (keys.stream().anyMatch(key -> !key.matches("[!-~]+"))) {
            throw InvalidSetting.ofSecret(KEYS, "holds a key with a space, or with letters that no header can carry");
        }
        return keys;
    }
}
