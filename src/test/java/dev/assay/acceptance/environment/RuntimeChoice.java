package dev.assay.acceptance.environment;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where this run's services run, and why there.
 *
 * @param runtime the decision
 * @param target what is judged
 * @param why half a sentence, to stand after a colon or in brackets
 */
public record RuntimeChoice(RuntimeKind runtime, String target, String why) {
    /**
     * Decides. What was asked for by name is strict: it is there, or the run ends.
     *
     * @param containers what stands against the container runtime; asked at most once
     * @param external the same for the external runtime
     * @throws IllegalStateException what stands against the runtime that was asked for, and what mends it
     */
    public static RuntimeChoice decide(
            RunSettings settings, Supplier<Optional<Obstacle>> containers, Supplier<Optional<Obstacle>> external) {
        if (settings.runtime().isEmpty()) {
            return choose(settings, containers);
        }
        RuntimeKind asked = settings.runtime().get();
        refuseForgottenAddresses(settings, asked.toString());
        Optional<Obstacle> obstacle =
                switch (asked) {
                    case CONTAINERS -> containers.get();
                    case EXTERNAL -> external.get();
                    case EMBEDDED -> Optional.empty();
                };
        if (obstacle.isPresent()) {
            throw new IllegalStateException("-D" + RunSettings.RUNTIME + "=" + asked + " is not possible: "
                    + obstacle.get().what() + ". Run: " + obstacle.get().remedy());
        }
        return new RuntimeChoice(asked, settings.target(), "asked for with -D" + RunSettings.RUNTIME);
    }

    private static RuntimeChoice choose(RunSettings settings, Supplier<Optional<Obstacle>> containers) {
        refuseForgottenAddresses(settings, "auto");
        return containers
                .get()
                .map(obstacle -> new RuntimeChoice(
                        RuntimeKind.EMBEDDED,
                        settings.target(),
                        obstacle.what() + "; for containers run: " + obstacle.remedy()))
                .orElseGet(() -> new RuntimeChoice(
                        RuntimeKind.CONTAINERS,
                        settings.target(),
                        "a container engine answers and all images are current"));
    }

    private static void refuseForgottenAddresses(RunSettings settings, String runtime) {
        if (settings.external().given() && !runtime.equals(RuntimeKind.EXTERNAL.toString())) {
            throw new IllegalStateException("Addresses of external services are given, but the runtime is " + runtime
                    + ". Add -D" + RunSettings.RUNTIME + "=external, or leave -Dassay.external.* out");
        }
    }

    /** One line for the console and the top of every report. */
    public String sentence() {
        return "Assay: target " + target + ", runtime " + runtime + " (" + why + ")";
    }
}
