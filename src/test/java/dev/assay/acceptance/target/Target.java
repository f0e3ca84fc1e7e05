package dev.assay.acceptance.target;

import java.util.Map;
import java.util.TreeMap;

/**
 * A product that can be judged.
 *
 * @param name as {@code -Dassay.target} takes it and reports print it
 * @param images program (as {@code Assay.main} calls it, and {@code postgres}) to image
 * @param builtHere whether {@code make images} builds the images, so that they can be compared with their sources
 */
public record Target(String name, Map<String, String> images, boolean builtHere) {
    /** The reference network of this repository. */
    public static final Target REFERENCE = new Target(
            "reference",
            Map.of(
                    "mock-chain", "assay/mock-chain:local",
                    "devshard-host", "assay/devshard-host:local",
                    "devshardctl", "assay/devshardctl:local",
                    "engine", "assay/engine:local",
                    "postgres", "assay/postgres:local"),
            true);

    public Target {
        images = Map.copyOf(images);
    }

    /** @throws IllegalArgumentException no such target; the message lists the ones there are */
    public static Target named(String name) {
        if (!name.equals(REFERENCE.name())) {
            throw new IllegalArgumentException("-Dassay.target=" + name + " is no target. Known: " + REFERENCE.name());
        }
        return REFERENCE;
    }

    /** @throws IllegalArgumentException the target has no image of that program */
    public String image(String program) {
        String image = images.get(program);
        if (image == null) {
            throw new IllegalArgumentException(
                    name + " has no image for " + program + "; it has " + new TreeMap<>(images).keySet());
        }
        return image;
    }
}
