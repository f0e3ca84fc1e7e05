package dev.assay.acceptance.environment;

import java.net.URI;

/** Where one network is built: how its services find each other, and how the judge finds them. */
public interface Site {
    /** Where the judge reaches a service. */
    URI judgeView(String service);

    /** Where other services reach it. */
    URI peerView(String service);

    /** The port it is to listen on. */
    int port(String service);

    /** The directory it may write to, as it sees it. */
    String dataDirectory(String service);

    /** The database of a host; asked only where the topology stores in PostgreSQL. */
    Database database(String host);

    /**
     * A PostgreSQL database, as a host sees it.
     *
     * @param password a secret
     */
    record Database(String host, int port, String name, String user, String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return "database " + name + " at " + host + ":" + port;
        }
    }
}
