package dev.assay.devshard.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed with SIGKILL in the middle of writing has lost nothing of what it said it wrote. */
final class SqliteCrashTest {
    private static final int ENOUGH = 400;

    @TempDir
    private Path directory;

    @Test
    void what_was_acknowledged_is_there_and_there_are_no_holes() throws IOException {
        Map<String, Long> acknowledged = killAfter(ENOUGH);
        assertThat(acknowledged.keySet(), hasSize(CrashingWriter.SESSIONS));
        try (SessionStore store = SessionStores.sqlite(directory)) {
            acknowledged.forEach((escrow, nonce) -> assertWhole(store, escrow, nonce));
        }
    }

    private static void assertWhole(SessionStore store, String escrow, long acknowledged) {
        long latest = store.find(escrow).orElseThrow().latestNonce();
        assertThat("latest nonce of escrow " + escrow, latest, greaterThanOrEqualTo(acknowledged));
        assertThat(
                store.diffs(escrow, 1, Long.MAX_VALUE),
                is(LongStream.rangeClosed(1, latest).mapToObj(Samples::diff).toList()));
        assertThat((long) store.allSignatures(escrow).size(), is(latest));
        assertThat((long) store.seals(escrow).size(), is(latest));
        Samples.append(store, escrow, Samples.diff(latest + 1));
    }

    /** The last nonce that the killed process acknowledged, by escrow. */
    private Map<String, Long> killAfter(int lines) throws IOException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = writer.inputReader()) {
            Map<String, Long> acknowledged = new TreeMap<>();
            int heard = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 2) {
                    acknowledged.put(words[0], Long.valueOf(words[1]));
                }
                heard++;
                if (heard == lines) {
                    // Not through the process: that would close the pipe, and what is still in it was acknowledged too.
                    writer.toHandle().destroyForcibly();
                }
            }
            return acknowledged;
        } finally {
            writer.destroyForcibly();
        }
    }
}
