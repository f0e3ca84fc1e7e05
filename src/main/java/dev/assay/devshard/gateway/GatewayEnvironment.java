package dev.assay.devshard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.gateway.escrow.DevshardOrder;
import dev.assay.devshard.gateway.escrow.RoutePrefix;
import dev.assay.devshard.gateway.settings.AccessMode;
import dev.assay.devshard.gateway.settings.Collection;
import dev.assay.devshard.gateway.settings.Disabled;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import dev.assay.devshard.gateway.settings.ParticipantThrottle;
import dev.assay.devshard.gateway.settings.Redundancy;
import dev.assay.devshard.gateway.store.Devshard;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.service.ApiError;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Json;
import dev.assay.service.Settings;
import dev.assay.service.TestMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The gateway's environment variables (contract 7), read and checked once.
 *
 * @param settings what is used until settings are stored; later the stored ones win
 * @param chainRest present where the variable is set: an explicit endpoint repairs a stored one (contract 2.8)
 * @param publicApi likewise
 * @param testMode whether the gateway can be told to misbehave
 */
record GatewayEnvironment(
        int port,
        Path storageDirectory,
        RoutePrefix routePrefix,
        String versionTag,
        Optional<String> adminKey,
        List<String> apiKeys,
        List<Devshard> devshards,
        GatewaySettings settings,
        Optional<URI> chainRest,
        Optional<URI> publicApi,
        boolean testMode) {
    private static final String DEFAULT_CHAIN = "http://localhost:1317";
    private static final String DEFAULT_PUBLIC_API = "http://localhost:9000";
    private static final String DEFAULT_MODEL = "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8";
    private static final String ESCROWS = "DEVSHARDS_JSON";
    private static final String ESCROW_ID = "DEVSHARD_ESCROW_ID";
    private static final String PRIVATE_KEY = "DEVSHARD_PRIVATE_KEY";

    static GatewayEnvironment read(Settings env) {
        Optional<String> adminKey = env.secret("DEVSHARD_ADMIN_API_KEY");
        return new GatewayEnvironment(
                env.port("DEVSHARD_PORT", 8080),
                env.path("DEVSHARD_STORAGE_DIR", cacheDirectory(env)),
                routePrefix(env),
                env.text("DEVSHARD_VERSION", SessionTerms.VERSION_TAG),
                adminKey,
                env.csv("DEVSHARD_API_KEYS"),
                devshards(env, adminKey.isPresent()),
                settings(env),
                env.optionalUrl("DEVSHARD_CHAIN_REST"),
                env.optionalUrl("DEVSHARD_PUBLIC_API"),
                TestMode.isOn(env));
    }

    /** Stored settings with the endpoints that the environment names now. */
    GatewaySettings repair(GatewaySettings stored) {
        return stored.withEndpoints(
                chainRest.map(URI::toString).orElse(stored.chainRest()),
                publicApi.map(URI::toString).orElse(stored.publicApi()));
    }

    private static RoutePrefix routePrefix(Settings env) {
        String path = env.text("DEVSHARD_ROUTE_PREFIX", RoutePrefix.LEGACY.path());
        return RoutePrefix.parse(path)
                .orElseThrow(() -> InvalidSetting.of(
                        "DEVSHARD_ROUTE_PREFIX", path, "is neither /v1/devshard nor /devshard/<version>"));
    }

    private static Path cacheDirectory(Settings env) {
        Path home = Path.of(System.getProperty("user.home"));
        return env.path("XDG_CACHE_HOME", home.resolve(".cache")).resolve("devshardctl");
    }

    private static GatewaySettings settings(Settings env) {
        return new GatewaySettings(
                env.url("DEVSHARD_CHAIN_REST", DEFAULT_CHAIN).toString(),
                env.url("DEVSHARD_PUBLIC_API", DEFAULT_PUBLIC_API).toString(),
                env.text("DEVSHARD_MODEL", DEFAULT_MODEL),
                (int) env.between("GATEWAY_MAX_CONCURRENT_REQUESTS", 1, 100_000, 512),
                env.unsigned("GATEWAY_MAX_INPUT_TOKENS_IN_FLIGHT", 0),
                AccessMode.valueOf(env.choice("GATEWAY_ACCESS_MODE", "admin_only", "open", "api_key", "admin_only")
                        .toUpperCase(Locale.ROOT)),
                List.of(),
                env.between("GATEWAY_DEFAULT_MAX_TOKENS", 1, Integer.MAX_VALUE, 3072),
                env.between("GATEWAY_MAX_TOKENS_CAP", 1, Integer.MAX_VALUE, 4096),
                new Disabled(
                        env.flag("DEVSHARD_GATEWAY_DISABLED"),
                        env.text("DEVSHARD_GATEWAY_DISABLED_MESSAGE", "this gateway is disabled"),
                        env.text("DEVSHARD_GATEWAY_DISABLED_NEW_URL", "")),
                throttle(env),
                redundancy(env),
                collection(env));
    }

    private static ParticipantThrottle throttle(Settings env) {
        ParticipantThrottle byDefault = ParticipantThrottle.DEFAULT;
        return new ParticipantThrottle(
                byDefault.overloadQuarantineMs(),
                byDefault.refusalQuarantineMs(),
                env.unsigned("GATEWAY_TRANSPORT_QUARANTINE_MS", byDefault.transportQuarantineMs()),
                byDefault.misbehaviourQuarantineMs(),
                byDefault.emptyStreamThreshold(),
                env.unsigned("GATEWAY_PROBE_INTERVAL_MS", byDefault.probeIntervalMs()));
    }

    private static Redundancy redundancy(Settings env) {
        Duration drain = env.seconds("DEVSHARD_META_DRAIN_TIMEOUT_SECONDS", Duration.ofSeconds(10));
        return new Redundancy(
                env.between("GATEWAY_RECEIPT_TIMEOUT_MS", 1, Integer.MAX_VALUE, 5_000),
                env.between("GATEWAY_FIRST_TOKEN_TIMEOUT_MS", 1, Integer.MAX_VALUE, 30_000),
                env.between("GATEWAY_STALL_TIMEOUT_MS", 1, Integer.MAX_VALUE, 60_000),
                Math.max(1, drain.toMillis()),
                env.unsigned("DEVSHARD_TIMEOUT_GRACE_MS", 5_000));
    }

    private static Collection collection(Settings env) {
        Collection byDefault = Collection.DEFAULT;
        return new Collection(
                (int) env.between("GATEWAY_COLLECT_RETRIES", 0, 100, byDefault.retries()),
                env.unsigned("GATEWAY_COLLECT_RETRY_DELAY_MS", byDefault.retryDelayMs()),
                byDefault.hostTimeoutMs());
    }

    /** Several escrows from one variable, or one from two; none only where an administrator can load some. */
    private static List<Devshard> devshards(Settings env, boolean administered) {
        Optional<String> several = env.secret(ESCROWS);
        Optional<String> key = env.secret(PRIVATE_KEY);
        Optional<String> id = env.optional(ESCROW_ID);
        Optional<String> storagePath = env.optional("DEVSHARD_STORAGE_PATH");
        if (several.isPresent()) {
            return several(several.get());
        }
        if (id.isEmpty() && key.isEmpty() && administered) {
            return List.of();
        }
        String escrowId = id.orElseThrow(() -> InvalidSetting.missing(ESCROW_ID, "the escrow to serve"));
        if (key.isEmpty()) {
            throw InvalidSetting.missing(PRIVATE_KEY, "the key of the escrow's creator, 64 hexadecimal digits");
        }
        DevshardOrder order =
                new DevshardOrder(escrowId, key, Optional.empty(), Optional.empty(), Optional.empty(), storagePath);
        return List.of(checked(PRIVATE_KEY, order));
    }

    private static List<Devshard> several(String json) {
        List<Devshard> all = new ArrayList<>();
        try {
            JsonNode entries = Json.value(json.getBytes(StandardCharsets.UTF_8));
            if (!entries.isArray()) {
                throw InvalidSetting.ofSecret(ESCROWS, "is not a JSON array");
            }
            for (JsonNode entry : entries) {
                all.add(checked(ESCROWS, DevshardOrder.read(entry)));
            }
        } catch (ApiError malformed) {
            throw InvalidSetting.ofSecret(ESCROWS, "does not hold: " + malformed.getMessage());
        }
        return all;
    }

    private static Devshard checked(String variable, DevshardOrder order) {
        try {
            return order.devshard();
        } catch (ApiError refused) {
            throw InvalidSetting.ofSecret(variable, "does not hold: " + refused.getMessage());
        }
    }
}
