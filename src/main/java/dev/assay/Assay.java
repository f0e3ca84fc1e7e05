package dev.assay;

import dev.assay.service.InvalidSetting;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Starts one service by name. */
public final class Assay {
    private static final List<Supplier<ServiceFactory>> SERVICES = List.of();

    private Assay() {}

    public static void main(String[] args) {}

    /**
     * Starts a service inside this JVM.
     *
     * @param service its name, for instance {@code mock-chain}
     * @param environment the variables it is to see; nothing else is read
     * @throws InvalidSetting when a setting is missing or wrong
     * @throws IllegalArgumentException when there is no such service
     */
    public static RunningService start(String service, Map<String, String> environment) {
        ServiceFactory factory = SERVICES.stream()
                .map(Supplier::get)
                .filter(candidate -> candidate.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service \"" + service + '"'));
        return factory.start(Settings.of(environment));
    }
}
