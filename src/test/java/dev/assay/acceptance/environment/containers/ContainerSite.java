package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.Ports;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.Site;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two networks. The judge comes in through published ports, chosen by us and not by the engine, so that they survive restarts;
 * services find each other by name on the network of their own.
 */
final class ContainerSite implements Site {
    static final int CHAIN_PORT = 8090;
    static final int SERVICE_PORT = 8080;
    static final int POSTGRES_PORT = 5432;
    static final String POSTGRES_USER = "assay";
    static final String DATA = "/data";
    static final String LOOPBACK = "127.0.0.1";

    private static final String ANY = "0.0.0.0";

    private final String engineHost;
    private final Ports free;
    private final String databasePassword;
    private final Map<String, Integer> published = new ConcurrentHashMap<>();

    /**
     * @param engineHost where published ports are found
     * @param databasePassword a secret
     */
    ContainerSite(String engineHost, Ports free, String databasePassword) {
        this.engineHost = engineHost;
        this.free = free;
        this.databasePassword = databasePassword;
    }

    /** Address and port of the engine's machine that lead to a service; on this machine nobody else may come in. */
    String publication(String service) {
        return (engineHost.equals(LOOPBACK) ? LOOPBACK : ANY) + ":" + published(service);
    }

    /** The port of the engine's machine that leads to a service. */
    private int published(String service) {
        return published.computeIfAbsent(service, first -> free.take());
    }

    @Override
    public URI judgeView(String service) {
        return URI.create("http://" + engineHost + ":" + published(service));
    }

    @Override
    public URI peerView(String service) {
        return URI.create("http://" + service + ":" + port(service));
    }

    @Override
    public int port(String service) {
        return switch (service) {
            case ServiceName.CHAIN -> CHAIN_PORT;
            case ServiceName.POSTGRES -> POSTGRES_PORT;
            default -> SERVICE_PORT;
        };
    }

    @Override
    public String dataDirectory(String service) {
        return DATA;
    }

    @Override
    public Database database(String host) {
        return new Database(ServiceName.POSTGRES, POSTGRES_PORT, databaseName(host), POSTGRES_USER, databasePassword);
    }

    /** The password, for the server that is to accept it. */
    String databasePassword() {
        return databasePassword;
    }

    /** Where the judge reaches the database server. */
    Database serverSeenByJudge() {
        return new Database(
                engineHost, published(ServiceName.POSTGRES), POSTGRES_USER, POSTGRES_USER, databasePassword);
    }

    static String databaseName(String host) {
        return host.replace('-', '_');
    }
}
