package dev.assay.acceptance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 of the weights the engine of this project computes with. */
final class ModelChecksum {
    private static final Path MODEL = Path.of("src/main/resources/dev/assay/engine/model/assay-tiny.onnx");

    private ModelChecksum() {}

    /** Empty where the project holds no model. */
    static Optional<String> of(Path project) {
        try {
            return Optional.of(sha256(Files.readAllBytes(project.resolve(MODEL))));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
