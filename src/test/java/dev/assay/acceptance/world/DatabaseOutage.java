package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;

/** The hosts' database going down while applications ask. */
public final class DatabaseOutage {
    private final World world;
    private final Hosts hosts;
    private final Crowd crowd;

    public DatabaseOutage(World world, Hosts hosts, Crowd crowd) {
        this.world = world;
        this.hosts = hosts;
        this.crowd = crowd;
    }

    /** Down until somebody was refused for it, up until somebody is served again. */
    public void whileApplicationsAsk(Stop how) {
        ServiceControl database = world.network().service(ServiceName.POSTGRES);
        hosts.remember(hosts.all());
        hosts.all().forEach(hosts::isTrustedAfterwards);
        crowd.begins();
        try {
            crowd.awaitServed();
            how.apply(database);
            crowd.awaitRefused();
            database.start();
            crowd.awaitServed();
        } finally {
            crowd.ends();
        }
    }
}
