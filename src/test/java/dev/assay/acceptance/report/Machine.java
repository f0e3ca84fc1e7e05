package dev.assay.acceptance.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine a run took place on, as far as it explains figures and nothing that tells whose it is. */
final class Machine {
    private Machine() {}

    static ObjectNode describe() {
        Runtime jvm = Runtime.getRuntime();
        return JsonNodeFactory.instance
                .objectNode()
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("architecture", System.getProperty("os.arch"))
                .put("processor", processor())
                .put("cores", jvm.availableProcessors())
                .put("java", System.getProperty("java.runtime.version"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
