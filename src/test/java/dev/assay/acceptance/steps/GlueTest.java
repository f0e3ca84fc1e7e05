package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.cucumber.core.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Every sentence of every feature is known to exactly one step: tried without running anything. */
@Isolated("catches what Cucumber prints")
final class GlueTest {
    @Test
    void everySentenceHasOneStep() {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        byte status;
        try {
            status = Main.run(
                    "--dry-run",
                    "--monochrome",
                    "--plugin",
                    "summary",
                    "--glue",
                    GlueTest.class.getPackageName(),
                    "features");
        } finally {
            System.setOut(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8), status, is((byte) 0));
    }
}
