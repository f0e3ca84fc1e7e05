package dev.assay.acceptance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which sources were judged.
 *
 * @param commit 40 hexadecimal digits; empty where git cannot tell
 * @param changed whether files differ from that commit
 */
record Revision(Optional<String> commit, boolean changed) {
    private static final long SECONDS = 20;

    /** Of the project that this folder belongs to. */
    static Revision of(Path project) {
        Optional<String> commit = git(project, "rev-parse", "HEAD");
        boolean changed = git(project, "status", "--porcelain")
                .map(files -> !files.isEmpty())
                .orElse(true);
        return new Revision(commit, changed);
    }

    /** What git says, without the white space around it; empty when it refuses or is not there. */
    private static Optional<String> git(Path project, String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
