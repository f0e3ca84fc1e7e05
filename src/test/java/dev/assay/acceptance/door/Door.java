package dev.assay.acceptance.door;

import dev.assay.acceptance.client.WarmUp;
import dev.assay.acceptance.report.UnopenedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens before the first scenario and after the last one. */
public final class Door {
    private static final String FEATURES = "cucumber.features";
    /** A file or folder, and line numbers; what has a scheme (classpath:, file:) Cucumber looks for itself. */
    private static final Pattern PATH = Pattern.compile("([^:]+)(:\\d+)*");

    private Door() {}

    /**
     * Says where the services will run and why, or ends the run: what the run needs is not there.
     *
     * @throws AssertionError the message says what to do
     */
    public static void open() {
        AcceptanceRun run = AcceptanceRun.current();
        try {
            System.out.println(run.choice().sentence());
            run.filter().check();
            requireFeatures();
            WarmUp.inBackground();
        } catch (IllegalArgumentException | IllegalStateException e) {
            run.tally().doorStaysShut();
            UnopenedRun.leaveReports(e.getMessage());
            throw new RedRun(e.getMessage());
        }
    }

    /**
     * Ends the run red when no scenario was judged.
     *
     * @throws AssertionError the message says why and what to do
     */
    public static void close() {
        AcceptanceRun run = AcceptanceRun.current();
        run.tally().complaint(run.filter()).ifPresent(complaint -> {
            throw new RedRun(complaint);
        });
    }

    private static void requireFeatures() {
        String asked = System.getProperty(FEATURES, "");
        if (asked.isBlank() && !Files.isDirectory(Path.of("features"))) {
            throw new IllegalStateException("There are no scenarios: no folder "
                    + Path.of("features").toAbsolutePath()
                    + ". Run from the project's root, where pom.xml and features/ are");
        }
        for (String feature : asked.isBlank() ? new String[0] : asked.split(",")) {
            Matcher path = PATH.matcher(feature.trim());
            if (path.matches() && !Files.exists(Path.of(path.group(1)))) {
                throw new IllegalStateException(
                        "There is no " + Path.of(path.group(1)).toAbsolutePath() + ", which -D" + FEATURES
                                + " names. `make list` shows the files there are");
            }
        }
    }
}
