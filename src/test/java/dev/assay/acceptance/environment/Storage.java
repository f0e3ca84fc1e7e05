package dev.assay.acceptance.environment;

/** Where the hosts of a network keep their sessions. */
public enum Storage {
    /** One file a host, in the host's own data directory. */
    SQLITE("SQLite"),
    /** One database a host, in one PostgreSQL server. */
    POSTGRES("PostgreSQL"),
    /** The same, in a server that no other network uses: it can be stopped. */
    OWN_POSTGRES("a PostgreSQL of its own");

    private final String title;

    Storage(String title) {
        this.title = title;
    }

    public boolean isPostgres() {
        return this != SQLITE;
    }

    /** The name as a feature file spells it. */
    @Override
    public String toString() {
        return title;
    }
}
