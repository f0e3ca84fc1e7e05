package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Found by JUnit through {@code META-INF/services}: ends a run that hangs, red, and says where. A run hangs when a test
 * (scenario or unit test) takes longer than {@code -Dassay.hang.seconds}, or when for so long none began or ended; the property is
 * read at every look. Surefire's own limit would kill the JVM from outside, with no report and no word about who was waiting for
 * what; it stays as the last resort, for a JVM that cannot even do this.
 */
public final class HangGuard implements TestExecutionListener {
    private static final long MILLIS_BETWEEN_LOOKS = 250;

    private final Map<String, Hang.Running> running = new ConcurrentHashMap<>();
    private volatile Instant lastEvent = Instant.now();
    private volatile ScheduledExecutorService clock;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        lastEvent = Instant.now();
        clock = Executors.newSingleThreadScheduledExecutor(HangGuard::thread);
        clock.scheduleWithFixedDelay(this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        clock.shutdownNow();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        lastEvent = Instant.now();
        if (test.isTest()) {
            running.put(test.getUniqueId(), new Hang.Running(test.getDisplayName(), lastEvent));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        lastEvent = Instant.now();
        running.remove(test.getUniqueId());
    }

    private void look() {
        Hang hang = new Hang(limit(), Instant.now(), lastEvent, List.copyOf(running.values()));
        if (hang.isOne()) {
            clock.shutdown();
            HangReport.of(hang).endTheRun();
        }
    }

    /** A wrong setting is the door's to refuse. */
    private static Duration limit() {
        try {
            return RunSettings.fromSystem().hangAfter();
        } catch (IllegalArgumentException wrong) {
            return RunSettings.HANG_AFTER;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "assay-hang-guard");
        thread.setDaemon(true);
        return thread;
    }
}
