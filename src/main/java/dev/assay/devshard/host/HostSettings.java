package dev.assay.devshard.host;

import dev.assay.devshard.bridge.WarmKeyCache;
import dev.assay.devshard.host.engine.EchoEngine;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineAccess;
import dev.assay.devshard.host.engine.FixedEngine;
import dev.assay.devshard.host.engine.PacedEngine;
import dev.assay.devshard.host.engine.RemoteEngine;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.storage.PostgresSettings;
import dev.assay.devshard.storage.StorageSettings;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import dev.assay.service.TestMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a host is told by its environment (contract 7).
 *
 * @param versionTag the state-root tag; independent of the bind version in the prefix
 * @param engine the one at {@code DEVSHARD_ENGINE_URL}, else what the stub mode names; without its gap
 * @param chunkGap between two lines of an answer that is streamed to the user
 * @param gossipInterval between two rounds of background gossip; zero for none
 * @param warmKeyTtl how long the chain's word about warm keys is believed
 * @param testMode whether the host can be told to misbehave
 */
record HostSettings(
        int port,
        PrivateKey key,
        URI chain,
        StorageSettings storage,
        RoutePrefix prefix,
        String versionTag,
        Engine engine,
        Duration chunkGap,
        Duration gossipInterval,
        Duration warmKeyTtl,
        boolean testMode) {
    /** Between two rounds of background gossip (contract 5). */
    static final Duration GOSSIP_INTERVAL = Duration.ofSeconds(30);

    private static final String KEY = "DEVSHARD_HOST_PRIVATE_KEY";

    static HostSettings read(Settings settings) {
        return new HostSettings(
                settings.port("DEVSHARD_PORT", 8080),
                key(settings),
                settings.url("DEVSHARD_CHAIN_REST", "http://localhost:1317"),
                new StorageSettings(settings.path("DEVSHARD_DATA_DIR", defaultDirectory()), postgres(settings)),
                RoutePrefix.parse(settings.text(RoutePrefix.SETTING, RoutePrefix.LEGACY)),
                settings.text("DEVSHARD_VERSION", SessionTerms.VERSION_TAG),
                engine(settings),
                settings.millis("DEVSHARD_STUB_CHUNK_GAP_MS", Duration.ZERO),
                settings.duration("DEVSHARD_GOSSIP_INTERVAL", GOSSIP_INTERVAL),
                settings.duration("DEVSHARD_WARM_KEY_TTL", WarmKeyCache.DEFAULT_TTL),
                TestMode.isOn(settings));
    }

    /** The engine at the pace the user sees. */
    Engine pacedEngine() {
        return new PacedEngine(engine, chunkGap);
    }

    private static PrivateKey key(Settings settings) {
        String hex = settings.requiredSecret(KEY, "the host's private key, 64 hexadecimal digits");
        try {
            return PrivateKey.fromHex(hex);
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.ofSecret(KEY, "is not a private key of 64 hexadecimal digits");
        }
    }

    private static Path defaultDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"), "devshard-host");
    }

    private static Engine engine(Settings settings) {
        String mode = settings.choice("DEVSHARD_STUB_MODE", "fixed", "fixed", "echo");
        Optional<EngineAccess> remote = EngineAccess.read(settings);
        if (remote.isPresent()) {
            return new RemoteEngine(remote.get());
        }
        return mode.equals("echo") ? new EchoEngine() : new FixedEngine();
    }

    private static Optional<PostgresSettings> postgres(Settings settings) {
        int port = settings.port("PGPORT", PostgresSettings.DEFAULT_PORT);
        String user = settings.text("PGUSER", "postgres");
        String database = settings.text("PGDATABASE", user);
        String password = settings.secret("PGPASSWORD").orElse("");
        Duration timeout = settings.duration("PG_CONNECT_TIMEOUT", PostgresSettings.DEFAULT_CONNECT_TIMEOUT);
        return settings.optional("PGHOST")
                .map(host -> new PostgresSettings(host, port, database, user, password, timeout));
    }
}
