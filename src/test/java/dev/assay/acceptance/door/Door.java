package dev.assay.acceptance.door;

import java.nio.file.Files;
import java.nio.file.Path;

/** What happens before the first scenario and after the last one. */
public final class Door {
    private Door() {}

    /**
     * Says where the services will run and why, or ends the run: what the run needs is not there.
     *
     * @throws AssertionError the message says what to do
     */
    public static void open() {
        requireFeatures();
        try {
            System.out.println(AcceptanceRun.current().choice().sentence());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RedRun(e.getMessage());
        }
    }

    /**
     * Ends the run red when no scenario was judged.
     *
     * @throws AssertionError the message says why and what to do
     */
    public static void close() {
        AcceptanceRun.current()
                .tally()
                .complaint(AcceptanceRun.current().filter())
                .ifPresent(complaint -> {
                    throw new RedRun(complaint);
                });
    }

    private static void requireFeatures() {
        Path features = Path.of("features");
        if (System.getProperty("cucumber.features") == null && !Files.isDirectory(features)) {
            throw new RedRun("There are no scenarios: " + features.toAbsolutePath()
                    + " is not a folder. Run from the project's root, where pom.xml and features/ are.");
        }
    }
}
