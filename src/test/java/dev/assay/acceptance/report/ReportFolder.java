package dev.assay.acceptance.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where reports go. A file appears under its name when it is whole, never before: it is written beside under a name of
 * this process and moved. Of two runs at once each leaves whole files, and the last one's stay.
 */
final class ReportFolder {
    private final Path folder;
    private final String unfinished = "." + ProcessHandle.current().pid() + ".part";

    /** @throws UncheckedIOException when it cannot be made */
    ReportFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make " + folder, failure);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) {
        try (OutputStream out = open(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file(name), failure);
        }
    }

    /** Takes away what another run left. */
    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + file(name), failure);
        }
    }

    /** A file that is written bit by bit and appears when it is closed. */
    OutputStream open(String name) throws IOException {
        Path part = folder.resolve("." + name + unfinished);
        return new FilterOutputStream(Files.newOutputStream(part)) {
            private boolean closed;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    super.close();
                    Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }
}
