package dev.assay.acceptance.world;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A closed set of things that a feature names in plain words. */
public interface Titled {
    /** As it stands in the feature. */
    String title();

    /**
     * The one of that title.
     *
     * @throws IllegalArgumentException there is none; the message lists those there are
     */
    static <T extends Titled> T find(T[] all, String title) {
        return Arrays.stream(all)
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the feature says \"" + title + "\"; known are: "
                        + Arrays.stream(all)
                                .map(each -> "\"" + each.title() + "\"")
                                .collect(Collectors.joining(", "))));
    }
}
