package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RuntimeChoiceTest {
    private static final Supplier<Optional<Obstacle>> NOTHING = Optional::empty;
    private static final Supplier<Optional<Obstacle>> NO_IMAGE =
            () -> Optional.of(new Obstacle("not built: assay/x:local", "make images"));
    private static final Supplier<Optional<Obstacle>> NOT_ASKED = () -> {
        throw new AssertionError("asked for nothing");
    };

    @Test
    void auto_takes_containers_when_nothing_stands_against_them() {
        assertThat(
                RuntimeChoice.decide(asked("auto"), NOTHING, NOT_ASKED).sentence(),
                is("Assay: target reference, runtime containers"
                        + " (a container engine answers and all images are current)"));
    }

    @Test
    void auto_goes_embedded_otherwise_and_says_why_and_how_to_change_that() {
        assertThat(
                RuntimeChoice.decide(asked("auto"), NO_IMAGE, NOT_ASKED).sentence(),
                is("Assay: target reference, runtime embedded"
                        + " (not built: assay/x:local; for containers run: make images)"));
    }

    @Test
    void containers_asked_for_by_name_are_there_or_the_run_ends() {
        assertThat(RuntimeChoice.decide(asked("containers"), NOTHING, NOT_ASKED).runtime(), is(RuntimeKind.CONTAINERS));

        IllegalStateException end = assertThrows(
                IllegalStateException.class, () -> RuntimeChoice.decide(asked("containers"), NO_IMAGE, NOT_ASKED));

        assertThat(
                end.getMessage(),
                is("-Dassay.runtime=containers is not possible: not built: assay/x:local. Run: make images"));
    }

    @Test
    void embedded_asks_nobody() {
        assertThat(RuntimeChoice.decide(asked("embedded"), NOT_ASKED, NOT_ASKED).runtime(), is(RuntimeKind.EMBEDDED));
    }

    @Test
    void external_asked_for_by_name_is_there_or_the_run_ends() {
        assertThat(RuntimeChoice.decide(asked("external"), NOT_ASKED, NOTHING).runtime(), is(RuntimeKind.EXTERNAL));
        assertThrows(IllegalStateException.class, () -> RuntimeChoice.decide(asked("external"), NOT_ASKED, NO_IMAGE));
    }

    @Test
    void addresses_without_the_runtime_that_would_use_them_end_the_run() {
        Properties properties = new Properties();
        properties.setProperty("assay.external.gateway", "http://gateway:8080");
        RunSettings settings = RunSettings.of(properties, Map.of());

        IllegalStateException end =
                assertThrows(IllegalStateException.class, () -> RuntimeChoice.decide(settings, NOT_ASKED, NOT_ASKED));

        assertThat(
                end.getMessage(),
                is("Addresses of external services are given, but the runtime is auto."
                        + " Add -Dassay.runtime=external, or leave -Dassay.external.* out"));
    }

    private static RunSettings asked(String runtime) {
        Properties properties = new Properties();
        properties.setProperty("assay.runtime", runtime);
        return RunSettings.of(properties, Map.of());
    }
}
