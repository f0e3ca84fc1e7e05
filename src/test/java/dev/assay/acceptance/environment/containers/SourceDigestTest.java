package dev.assay.acceptance.environment.containers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceDigestTest {
    @TempDir
    private Path root;

    @Test
    void is_what_the_shell_computes() throws Exception {
        write("pom.xml", "<project/>");
        write("docker/Dockerfile", "FROM scratch");
        write("docker/a/b", "deep");
        write("docker/a-b", "sorts before a/b, as bytes");
        write("docker/Z", "sorts before a");
        write("src/main/java/X.java", "class X {}");
        write("src/test/java/Y.java", "not a source of the images");

        assertThat(SourceDigest.of(root), is(shell()));
    }

    @Test
    void changes_with_every_file() throws IOException {
        write("src/main/X", "1");
        String before = SourceDigest.of(root);

        write("src/main/X", "2");

        assertThat(SourceDigest.of(root), is(not(before)));
    }

    private String shell() throws IOException, InterruptedException {
        String command = "find docker src/main pom.xml -type f | LC_ALL=C sort | xargs sha256sum | sha256sum";
        Process process =
                new ProcessBuilder("sh", "-c", command).directory(root.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return said.substring(0, 64);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
