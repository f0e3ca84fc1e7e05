package dev.assay.acceptance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/**
 * What the run did, line by line as it did it, so that it can be followed while it runs. Thread-safe. While one run
 * holds the file another one beside it writes {@code run-<process>.log}.
 */
final class RunLog implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final UnaryOperator<String> clean;
    private final FileChannel channel;
    private final OutputStream out;

    RunLog(ReportFolder folder, UnaryOperator<String> clean) {
        this.clean = clean;
        try {
            this.channel = open(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the run log", failure);
        }
        this.out = Channels.newOutputStream(channel);
    }

    private static FileChannel open(ReportFolder folder) throws IOException {
        FileChannel first = channel(folder.file("run.log"));
        if (locked(first)) {
            return first.truncate(0);
        }
        first.close();
        return channel(folder.file("run-" + ProcessHandle.current().pid() + ".log"))
                .truncate(0);
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The lock is the file's as long as the channel is open. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    void line(String text) {
        String line = TIME.format(Instant.now()) + "  " + clean.apply(text) + "\n";
        raw(line);
    }

    /** Without a time, for the first line. */
    synchronized void raw(String text) {
        try {
            if (channel.isOpen()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the run log", failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the run log", failure);
        }
    }
}
