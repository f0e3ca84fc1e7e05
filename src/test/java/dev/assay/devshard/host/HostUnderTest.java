package dev.assay.devshard.host;

import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.FixedEngine;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.devshard.storage.StorageSettings;
import dev.assay.service.InstanceName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A real host over HTTP on a real SQLite file; can be stopped, killed and started again on the same directory. */
final class HostUnderTest implements AutoCloseable {
    private final Path directory;
    private final PrivateKey key;
    private final FakeChain chain;
    private String prefix = RoutePrefix.LEGACY;
    private Engine engine = new FixedEngine();
    private Duration gap = Duration.ZERO;
    private Duration gossipInterval = Duration.ZERO;
    private UnaryOperator<SessionStore> around = UnaryOperator.identity();
    private RunningHost running;

    HostUnderTest(Path directory, PrivateKey key, FakeChain chain) {
        this.directory = directory;
        this.key = key;
        this.chain = chain;
    }

    HostUnderTest prefix(String path) {
        prefix = path;
        return this;
    }

    HostUnderTest engine(Engine other) {
        engine = other;
        return this;
    }

    HostUnderTest gap(Duration between) {
        gap = between;
        return this;
    }

    /** Between two rounds of background gossip, of which there are none otherwise. */
    HostUnderTest gossipingEvery(Duration interval) {
        gossipInterval = interval;
        return this;
    }

    /** Puts something between the host and its store. */
    HostUnderTest storingThrough(UnaryOperator<SessionStore> wrapper) {
        around = wrapper;
        return this;
    }

    HostUnderTest start() {
        HostSettings settings = new HostSettings(
                0,
                key,
                URI.create("http://127.0.0.1:1"),
                new StorageSettings(directory, Optional.empty()),
                RoutePrefix.parse(prefix),
                SessionTerms.VERSION_TAG,
                engine,
                gap,
                gossipInterval,
                Duration.ZERO,
                false);
        InstanceName instance = new InstanceName("devshard-host", "host-under-test");
        SessionStore store = around.apply(SessionStores.open(settings.storage(), instance.logger()));
        running = RunningHost.start(instance, settings, store, chain, Clock.systemUTC());
        chain.host(key.address(), running.url());
        return this;
    }

    HostClient client() {
        return new HostClient(running.url(), prefix);
    }

    PrivateKey key() {
        return key;
    }

    void stop() {
        running.stop();
    }

    void kill() {
        running.kill();
    }

    @Override
    public void close() {
        if (running != null) {
            running.kill();
        }
    }
}
