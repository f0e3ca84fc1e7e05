package dev.assay.acceptance.environment;

/** What can go wrong with a service from outside of it, without its doing. */
public enum Trouble {
    /** Nothing passes between the service and the others; the judge still reaches it. */
    PARTITION("be cut off", Capability.CUT_NETWORK, "was cut off from its peers", "was connected to its peers again"),
    /** The service stands still: it takes connections and answers nobody, and does not know that time passes. */
    PAUSE("be paused", Capability.PAUSE_SERVICES, "was paused", "was resumed");

    private final String infinitive;
    private final Capability needs;
    private final String begun;
    private final String over;

    Trouble(String infinitive, Capability needs, String begun, String over) {
        this.infinitive = infinitive;
        this.needs = needs;
        this.begun = begun;
        this.over = over;
    }

    Capability needs() {
        return needs;
    }

    /** As an event, in the past tense. */
    String begun() {
        return begun;
    }

    String over() {
        return over;
    }

    /** To stand after "could not". */
    @Override
    public String toString() {
        return infinitive;
    }
}
