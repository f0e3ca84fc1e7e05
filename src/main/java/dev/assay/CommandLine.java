package dev.assay;

import dev.assay.service.InvalidSetting;
import dev.assay.service.RunningService;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What a person who starts a service sees: one line when it runs, one line when it ended. */
final class CommandLine {
    private final PrintStream out;

    CommandLine(PrintStream out) {
        this.out = out;
    }

    RunningService start(String[] args, Map<String, String> environment) throws StartFailure {
        if (args.length != 1) {
            String names = String.join(", ", Assay.names());
            throw StartFailure.wrongUse("usage: java -jar assay.jar <service>; there are " + names);
        }
        String name = args[0];
        try {
            long begun = System.nanoTime();
            RunningService service = Assay.start(name, environment);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            out.println(
                    "started " + service.name() + " on port " + service.url().getPort() + " in " + millis + " ms");
            return service;
        } catch (UnknownService e) {
            throw StartFailure.wrongUse(e.getMessage());
        } catch (InvalidSetting e) {
            throw StartFailure.wrongUse(name + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger("assay." + name).error("could not start", e);
            throw StartFailure.ofTheWorld(name + ": could not start: " + e.getMessage(), e);
        }
    }

    /** @return the exit code: a graceful end is a success, whatever signal asked for it */
    int end(RunningService service) {
        try {
            service.stop();
            out.println("stopped " + service.name());
            return 0;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger("assay." + service.name()).error("could not stop gracefully", e);
            return 1;
        }
    }
}
