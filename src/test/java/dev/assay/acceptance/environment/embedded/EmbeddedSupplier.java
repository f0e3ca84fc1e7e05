package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.Ports;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Topology;
import java.nio.file.Path;
import java.util.Optional;

/** Makes networks in this JVM. */
public final class EmbeddedSupplier implements NetworkSupplier {
    private final Path directory;
    private final Ports ports = new Ports();
    private final DatabaseServer databases;

    public EmbeddedSupplier(RunId run) {
        this.directory = Path.of(System.getProperty("java.io.tmpdir"), "assay-" + run);
        this.databases = DatabaseServer.shared(directory.resolve("postgres"));
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.EMBEDDED;
    }

    @Override
    public Network start(String id, Topology topology) {
        Directories.claim(directory);
        Path own = directory.resolve(id);
        Optional<DatabaseServer> ownDatabase = topology.storage() == Storage.OWN_POSTGRES
                ? Optional.of(DatabaseServer.durable(own.resolve("postgres")))
                : Optional.empty();
        EmbeddedSite site = new EmbeddedSite(id, own, ports, ownDatabase.orElse(databases));
        EmbeddedNetwork network = new EmbeddedNetwork(id, topology, site, own, ownDatabase);
        try {
            network.start();
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public void close() {
        databases.close();
        Directories.delete(directory);
    }
}
