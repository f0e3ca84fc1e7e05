package dev.assay.acceptance.report;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.Source;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arranges Cucumber's messages for the person who reads the HTML. Its viewer hides hooks that passed, and with them the
 * evidence: here evidence stands below the step that failed, or below the last one. Features go by their path in the
 * project and their title, stack traces keep our own frames, and log lines are escaped, because the viewer takes them for HTML. The
 * ndjson file keeps everything as it was.
 */
final class ReadableMessages implements UnaryOperator<Envelope> {
    private static final String LOG = "text/x.cucumber.log+plain";

    private static final Pattern FEATURE = Pattern.compile("(?m)^\\s*Feature:\\s*(\\S.*?)\\s*$");

    private final Set<String> hooks = new HashSet<>();
    /** By scenario started: the step that evidence goes below. */
    private final Map<String, Home> homes = new HashMap<>();

    /** By address: what the viewer calls a feature file. */
    private final Map<String, String> titles = new HashMap<>();

    private record Home(String step, boolean broken) {}

    @Override
    public Envelope apply(Envelope message) {
        message.getTestCase().ifPresent(this::remember);
        message.getTestStepFinished().ifPresent(this::remember);
        if (message.getAttachment().isPresent()) {
            return Envelope.of(attachment(message.getAttachment().get()));
        }
        if (message.getTestStepFinished().isPresent()) {
            TestStepFinished step = message.getTestStepFinished().get();
            return Envelope.of(CleanMessages.step(step, ReadableTrace::whole, ReadableTrace::frames));
        }
        return feature(message);
    }

    private void remember(TestCase scenario) {
        for (TestStep step : scenario.getTestSteps()) {
            step.getHookId().ifPresent(hook -> hooks.add(step.getId()));
        }
    }

    private void remember(TestStepFinished step) {
        TestStepResultStatus status = step.getTestStepResult().getStatus();
        boolean skippedOver = status == TestStepResultStatus.SKIPPED
                && step.getTestStepResult().getException().isEmpty();
        if (!hooks.contains(step.getTestStepId()) && !skippedOver) {
            homes.merge(
                    step.getTestCaseStartedId(),
                    new Home(step.getTestStepId(), status != TestStepResultStatus.PASSED),
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

    private Envelope feature(Envelope message) {
        if (message.getSource().isPresent()) {
            Source source = message.getSource().get();
            titles.put(source.getUri(), title(source));
            return Envelope.of(new Source(named(source.getUri()), source.getData(), source.getMediaType()));
        }
        if (message.getGherkinDocument().isPresent()) {
            GherkinDocument feature = message.getGherkinDocument().get();
            return Envelope.of(new GherkinDocument(
                    feature.getUri().map(this::named).orElse(null),
                    feature.getFeature().orElse(null),
                    feature.getComments()));
        }
        if (message.getPickle().isPresent()) {
            Pickle scenario = message.getPickle().get();
            return Envelope.of(new Pickle(
                    scenario.getId(),
                    named(scenario.getUri()),
                    scenario.getName(),
                    scenario.getLanguage(),
                    scenario.getSteps(),
                    scenario.getTags(),
                    scenario.getAstNodeIds()));
        }
        return message;
    }

    private String named(String uri) {
        return titles.getOrDefault(uri, uri);
    }

    private static String title(Source source) {
        String path = FeaturePath.of(URI.create(source.getUri()));
        Matcher feature = FEATURE.matcher(source.getData());
        return feature.find() ? path + " \u00b7 " + feature.group(1) : path;
    }
}
