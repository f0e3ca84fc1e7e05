package dev.assay.acceptance.environment;

/** Makes networks in one runtime. Called from several threads at once; bounding how many networks live is the pool's task. */
public interface NetworkSupplier extends AutoCloseable {
    RuntimeKind kind();

    /**
     * Starts a network and returns when every service is ready.
     *
     * @param id names the network in this run; part of directory, container and logger names
     * @throws EnvironmentFailure what failed, with its last log lines; nothing that was begun is left behind
     */
    Network start(String id, Topology topology);

    /** Ends what all networks had in common. The networks are closed by then. */
    @Override
    void close();
}
