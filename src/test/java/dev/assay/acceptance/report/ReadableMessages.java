package dev.assay.acceptance.report;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Arranges Cucumber's messages for the person who reads the HTML. Its viewer hides hooks that passed, and with them the
 * evidence: here evidence stands below the step that failed, or below the last one. Stack traces keep our own frames.
 * Log lines are escaped, because the viewer takes them for HTML. The ndjson file keeps everything as it was.
 */
final class ReadableMessages implements UnaryOperator<Envelope> {
    private static final String LOG = "text/x.cucumber.log+plain";

    private final Set<String> hooks = new HashSet<>();
    /** By scenario started: the step that evidence goes below. */
    private final Map<String, Home> homes = new HashMap<>();

    private record Home(String step, boolean broken) {}

    @Override
    public Envelope apply(Envelope message) {
        message.getTestCase().ifPresent(this::remember);
        message.getTestStepFinished().ifPresent(this::remember);
        if (message.getAttachment().isPresent()) {
            return Envelope.of(attachment(message.getAttachment().get()));
        }
        Optional<TestStepFinished> step = message.getTestStepFinished();
        return step.isPresent() ? Envelope.of(CleanMessages.step(step.get(), ReadableMessages::shortened)) : message;
    }

    private void remember(TestCase scenario) {
        for (TestStep step : scenario.getTestSteps()) {
            step.getHookId().ifPresent(hook -> hooks.add(step.getId()));
        }
    }

    private void remember(TestStepFinished step) {
        TestStepResultStatus status = step.getTestStepResult().getStatus();
        if (!hooks.contains(step.getTestStepId()) && status != TestStepResultStatus.SKIPPED) {
            boolean broken = status != TestStepResultStatus.PASSED;
            homes.merge(
                    step.getTestCaseStartedId(),
                    new Home(step.getTestStepId(), broken),
                    (before, now) -> before.broken() ? before : now);
        }
    }

    private Attachment attachment(Attachment attachment) {
        String step = attachment.getTestStepId().orElse(null);
        Home home = homes.get(attachment.getTestCaseStartedId().orElse(""));
        return new Attachment(
                body(attachment),
                attachment.getContentEncoding(),
                attachment.getFileName().orElse(null),
                attachment.getMediaType(),
                attachment.getSource().orElse(null),
                attachment.getTestCaseStartedId().orElse(null),
                home != null && hooks.contains(step) ? home.step() : step,
                attachment.getUrl().orElse(null),
                attachment.getTestRunStartedId().orElse(null),
                attachment.getTestRunHookStartedId().orElse(null),
                attachment.getTimestamp().orElse(null));
    }

    private static String body(Attachment attachment) {
        boolean log = attachment.getMediaType().equals(LOG)
                && attachment.getContentEncoding() == AttachmentContentEncoding.IDENTITY;
        return log ? attachment.getBody().replace("&", "&amp;").replace("<", "&lt;") : attachment.getBody();
    }

    /** The message, the frames that are ours, and the line of the feature. */
    static String shortened(String trace) {
        long left = trace.lines().filter(line -> !worthReading(line)).count();
        String kept = trace.lines().filter(ReadableMessages::worthReading).collect(Collectors.joining("\n"));
        return left == 0 ? trace : kept + "\n\t... " + left + " more lines in cucumber.ndjson";
    }

    private static boolean worthReading(String line) {
        boolean frame = line.startsWith("\tat ") || line.startsWith("\t... ");
        return !frame || line.startsWith("\tat dev.assay.") || line.contains(".feature:");
    }
}
