package dev.assay.acceptance.door;

import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The last words of a run that hangs: who was running, and what every thread of the JVM was doing. */
record HangReport(String sentence, String threads) {
    static final String FILE = "hang.txt";

    private static final int RED = 1;
    /** How long reports and environments may take to come to an end, before the JVM ends without. */
    private static final int SECONDS_TO_END = 30;

    static HangReport of(Hang hang) {
        return new HangReport(hang.sentence(), threadsNow());
    }

    /** Writes it down, and ends the JVM: its hooks close the other reports and remove what the run made. */
    void endTheRun() {
        AcceptanceRun.current().endedBecause(sentence);
        System.out.println(sentence);
        try {
            write(Path.of("reports"));
        } catch (IOException e) {
            System.out.println("reports/" + FILE + " cannot be written (" + e + "), so here:\n" + threads);
        }
        Thread lastResort = new Thread(HangReport::haltWhenNothingElseHelps, "assay-halt");
        lastResort.setDaemon(true);
        lastResort.start();
        Runtime.getRuntime().exit(RED);
    }

    void write(Path reports) throws IOException {
        Files.createDirectories(reports);
        Files.writeString(reports.resolve(FILE), sentence + "\n\n" + threads);
    }

    /** A hook that hangs, too, must not keep the run alive. */
    private static void haltWhenNothingElseHelps() {
        try {
            new CountDownLatch(1).await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(RED);
    }

    private static String threadsNow() {
        StringBuilder text = new StringBuilder();
        Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .sorted(Comparator.comparing(ThreadInfo::getThreadName))
                .forEach(thread -> describe(thread, text));
        return text.toString();
    }

    private static void describe(ThreadInfo thread, StringBuilder text) {
        text.append('"').append(thread.getThreadName()).append("\" ").append(thread.getThreadState());
        Optional.ofNullable(thread.getLockName())
                .ifPresent(lock -> text.append(" on ").append(lock));
        Optional.ofNullable(thread.getLockOwnerName())
                .ifPresent(owner -> text.append(", held by \"").append(owner).append('"'));
        text.append('\n');
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("    at ").append(frame).append('\n');
        }
        for (LockInfo held : thread.getLockedSynchronizers()) {
            text.append("    holds ").append(held).append('\n');
        }
        text.append('\n');
    }
}
