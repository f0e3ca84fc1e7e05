package dev.assay.engine.model;

import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file of the model: in the jar, or where {@code ENGINE_MODEL_FILE} says. It is the one that the model card
 * describes, or the service does not start: an engine that computed something else would be believed.
 *
 * @param checksum SHA-256 in hexadecimal digits
 */
public record ModelFile(byte[] graph, String checksum) {
    /** Of the model card. */
    public static final String CHECKSUM = "75227fd7114faf5a892eed3147dfb2145e156439066672b3a7529559785ee7d2";

    private static final String SETTING = "ENGINE_MODEL_FILE";
    private static final String PACKAGED = "assay-tiny.onnx";

    /** @throws InvalidSetting when it is missing, or another than the card describes */
    public static ModelFile read(Settings settings) {
        String where = settings.optional(SETTING).orElse("the packaged " + PACKAGED);
        byte[] graph =
                settings.optional(SETTING).map(path -> bytesAt(Path.of(path))).orElseGet(ModelFile::packaged);
        String checksum = sha256(graph);
        if (!checksum.equals(CHECKSUM)) {
            throw InvalidSetting.of(
                    SETTING, where, "is altered: its SHA-256 is " + checksum + ", the model card says " + CHECKSUM);
        }
        return new ModelFile(graph, checksum);
    }

    private static byte[] bytesAt(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw InvalidSetting.of(SETTING, path.toString(), "is not a file that can be read");
        }
    }

    private static byte[] packaged() {
        try (InputStream in = ModelFile.class.getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw InvalidSetting.of(SETTING, "the packaged " + PACKAGED, "is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
