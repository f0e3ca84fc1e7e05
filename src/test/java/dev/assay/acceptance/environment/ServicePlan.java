package dev.assay.acceptance.environment;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One service as it is to be started.
 *
 * @param name as in {@link ServiceName}
 * @param program which of the services it is, as {@code Assay.main} and the images are called
 * @param settings its whole environment
 * @param url where the judge finds it
 * @param healthPath answers 200 when it is ready
 */
public record ServicePlan(String name, String program, Map<String, String> settings, URI url, String healthPath) {
    public ServicePlan {
        settings = Map.copyOf(settings);
    }

    /** The same service with other values of these settings. */
    public ServicePlan changed(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(changes);
        return new ServicePlan(name, program, all, url, healthPath);
    }

    /** Never the settings: some are secret. */
    @Override
    public String toString() {
        return name + " at " + url;
    }
}
