package dev.assay.acceptance.environment.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the images are made from, as one number: docker/images.sh writes it on every image it builds. The same as {@code find
 * docker src/main pom.xml -type f | LC_ALL=C sort | xargs sha256sum | sha256sum}.
 */
final class SourceDigest {
    private static final List<String> SOURCES = List.of("docker", "src/main", "pom.xml");

    private SourceDigest() {}

    /** @param root the project's root */
    static String of(Path root) {
        List<String> files = SOURCES.stream()
                .map(root::resolve)
                .filter(Files::exists)
                .flatMap(SourceDigest::filesBelow)
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .sorted(Comparator.comparing(path -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .toList();
        String lines = files.stream()
                .map(path -> sha256(read(root.resolve(path))) + "  " + path + "\n")
                .collect(Collectors.joining());
        return sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<Path> filesBelow(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
