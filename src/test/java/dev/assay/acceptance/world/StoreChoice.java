package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host that is started with settings which point to another store than the one it began in. */
public final class StoreChoice {
    private final World world;
    private final Hosts hosts;
    private Optional<String> refusal = Optional.empty();

    /** What the settings say of the store, in the features' words. Port 1 is nobody's. */
    public enum Pointer implements Titled {
        A_DATABASE(
                "with settings that point to a PostgreSQL",
                Map.of("PGHOST", "127.0.0.1", "PGPORT", "1", "PGDATABASE", "assay", "PGUSER", "assay")),
        NO_DATABASE("with settings that point to no PostgreSQL", Map.of("PGHOST", "")),
        A_DATABASE_NOT_THERE("with settings that point to a PostgreSQL not there", Map.of("PGPORT", "1")),
        AS_BEFORE("with the settings it had before", Map.of());

        private final String title;
        private final Map<String, String> settings;

        Pointer(String title, Map<String, String> settings) {
            this.title = title;
            this.settings = settings;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public StoreChoice(World world, Hosts hosts) {
        this.world = world;
        this.hosts = hosts;
    }

    /** Whether it comes up, {@link #refusal} tells. */
    public void isStartedAgain(int host, Pointer pointer) {
        ServiceControl service = world.network().service(ServiceName.host(host));
        // One that did not come up shows nothing to remember.
        if (refusal.isEmpty()) {
            hosts.remember(List.of(host));
        }
        refusal = Optional.empty();
        try {
            service.restartWith(pointer.settings);
        } catch (EnvironmentFailure refused) {
            refusal = Optional.of(refused.getMessage());
        }
    }

    /** Why the host did not come up; empty where it did. */
    public Optional<String> refusal() {
        return refusal;
    }
}
