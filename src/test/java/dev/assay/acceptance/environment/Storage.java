package dev.assay.acceptance.environment;

/** Where the hosts of a network keep their sessions. */
public enum Storage {
    /** One file a host, in the host's own data directory. */
    SQLITE("SQLite"),
    /** One database a host, in one PostgreSQL server. */
    POSTGRES("PostgreSQL");

    private final String title;

    Storage(String title) {
        this.title = title;
    }

    /** The name as a feature file spells it. */
    @Override
    public String toString() {
        return title;
    }
}
