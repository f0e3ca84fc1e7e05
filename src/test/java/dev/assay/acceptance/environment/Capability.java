package dev.assay.acceptance.environment;

import java.util.EnumSet;
import java.util.Set;

/** What a scenario may need of its environment beyond answering requests. */
public enum Capability {
    /** Services can be stopped, killed and started again. */
    CONTROL_SERVICES("services can be stopped and started"),
    /** The database server can be stopped and started like a service. */
    CONTROL_DATABASE("the database server can be stopped and started"),
    /** The chain has its test controls: escrows, participants, params, grants can be made at will. */
    CHAIN_CONTROL("the chain takes orders"),
    /** Services can be told to misbehave. */
    FAULTS("services can be told to misbehave"),
    /** The judge holds the hosts' private keys, and may speak as a host. */
    HOST_KEYS("the hosts' private keys are known"),
    /** The gateway's admin key is known. */
    GATEWAY_ADMIN("the gateway's admin key is known"),
    /** The last log lines of each service can be read. */
    SERVICE_LOGS("service logs can be read"),
    /** The network can be started with settings of the scenario's choice. */
    OWN_SETTINGS("services are started with the settings a scenario wants"),
    /** The engine serves nobody whose key it does not know, and one that it knows is given. */
    ENGINE_KEY("the engine wants a key, and a right one is known"),
    /** What only Assay's own engine has: the model of the card, whose tokens are bytes, and the mounts of all vendors. */
    OWN_ENGINE("the engine is Assay's own"),
    /** Services can be cut off from each other while the judge still reaches them. */
    CUT_NETWORK("services can be cut off from each other"),
    /** Services can be made to stand still and to go on. */
    PAUSE_SERVICES("services can be paused"),
    /** Services are processes with a network between them: signals, memory limits and cut cables are real. */
    REAL_PROCESSES("services are processes of their own");

    private final String meaning;

    Capability(String meaning) {
        this.meaning = meaning;
    }

    /** All that services which Assay starts itself can have: without test mode they take no orders. */
    public static Set<Capability> of(Topology topology) {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (!topology.testMode()) {
            all.remove(CHAIN_CONTROL);
            all.remove(FAULTS);
        }
        return all;
    }

    /** The capability in words, to stand after "needs an environment in which". */
    String meaning() {
        return meaning;
    }
}
