package dev.assay.acceptance.environment.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.acceptance.environment.Obstacle;
import dev.assay.acceptance.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out, within a second, whether containers can be had: an engine that answers, and every image of the target, current. */
public final class ContainerPreflight {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final String SOURCE_LABEL = "dev.assay.source";
    private static final String BUILD = "make images";

    private final Target target;
    private final EngineSocket engine;
    private final Path root;

    /** @param root the project's root, where the images' sources are */
    public ContainerPreflight(Target target, Map<String, String> environment, Path root) {
        this.target = target;
        this.engine = EngineSocket.find(environment, PATIENCE);
        this.root = root;
    }

    /** What stands against containers, and the command that mends it. */
    public Optional<Obstacle> obstacle() {
        try {
            int status = engine.get("/_ping").status();
            if (status != 200) {
                return noEngine("it answers with status " + status);
            }
            return images();
        } catch (IOException e) {
            return noEngine(e.getMessage());
        }
    }

    private Optional<Obstacle> noEngine(String why) {
        return Optional.of(
                new Obstacle("no container engine answers at " + engine + " (" + why + ")", "make engine images"));
    }

    private Optional<Obstacle> images() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        String sources = target.builtHere() ? SourceDigest.of(root) : "";
        for (String image : new TreeMap<>(target.images()).values()) {
            EngineSocket.Answer answer = engine.get("/images/" + image + "/json");
            if (answer.status() != 200) {
                missing.add(image);
            } else if (target.builtHere() && !sources.equals(builtFrom(answer.body()))) {
                stale.add(image);
            }
        }
        return imagesThat("not built", missing).or(() -> imagesThat("built from other sources than these", stale));
    }

    private Optional<Obstacle> imagesThat(String are, List<String> these) {
        if (these.isEmpty()) {
            return Optional.empty();
        }
        boolean all = these.size() == target.images().size();
        return Optional.of(new Obstacle(all ? are + ": all images" : are + ": " + String.join(", ", these), BUILD));
    }

    private static String builtFrom(String inspection) throws IOException {
        JsonNode labels = new ObjectMapper().readTree(inspection).path("Config").path("Labels");
        return labels.path(SOURCE_LABEL).asText();
    }
}
