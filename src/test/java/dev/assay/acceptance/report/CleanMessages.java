package dev.assay.acceptance.report;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestRunHookFinished;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Takes secrets out of Cucumber's messages before anybody writes them: out of failure messages, stack traces and
 * attachments. All other messages repeat the feature files.
 */
final class CleanMessages implements UnaryOperator<Envelope> {
    private final UnaryOperator<String> clean;

    CleanMessages(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    @Override
    public Envelope apply(Envelope message) {
        if (message.getAttachment().isPresent()) {
            return Envelope.of(attachment(message.getAttachment().get()));
        }
        if (message.getTestStepFinished().isPresent()) {
            return Envelope.of(step(message.getTestStepFinished().get(), clean, clean));
        }
        if (message.getTestRunHookFinished().isPresent()) {
            TestRunHookFinished hook = message.getTestRunHookFinished().get();
            return Envelope.of(new TestRunHookFinished(
                    hook.getTestRunHookStartedId(), result(hook.getResult(), clean, clean), hook.getTimestamp()));
        }
        if (message.getTestRunFinished().isPresent()) {
            TestRunFinished run = message.getTestRunFinished().get();
            return Envelope.of(new TestRunFinished(
                    run.getMessage().map(clean).orElse(null),
                    run.getSuccess(),
                    run.getTimestamp(),
                    run.getException()
                            .map(failure -> failure(failure, clean, clean))
                            .orElse(null),
                    run.getTestRunStartedId().orElse(null)));
        }
        return message;
    }

    /**
     * The step with its texts changed.
     *
     * @param message the failure with its stack trace, in one text, and the failure's message alone
     * @param trace the stack trace of the failure, when it stands beside its message
     */
    static TestStepFinished step(TestStepFinished step, UnaryOperator<String> message, UnaryOperator<String> trace) {
        return new TestStepFinished(
                step.getTestCaseStartedId(),
                step.getTestStepId(),
                result(step.getTestStepResult(), message, trace),
                step.getTimestamp());
    }

    private static TestStepResult result(
            TestStepResult result, UnaryOperator<String> message, UnaryOperator<String> trace) {
        return new TestStepResult(
                result.getDuration(),
                result.getMessage().map(message).orElse(null),
                result.getStatus(),
                result.getException()
                        .map(failure -> failure(failure, message, trace))
                        .orElse(null));
    }

    private static Exception failure(Exception failure, UnaryOperator<String> message, UnaryOperator<String> trace) {
        return new Exception(
                failure.getType(),
                failure.getMessage().map(message).orElse(null),
                failure.getStackTrace().map(trace).orElse(null));
    }

    private Attachment attachment(Attachment attachment) {
        if (attachment.getContentEncoding() == AttachmentContentEncoding.IDENTITY) {
            return with(attachment, clean.apply(attachment.getBody()));
        }
        if (isText(attachment.getMediaType())) {
            String text = new String(Base64.getDecoder().decode(attachment.getBody()), StandardCharsets.UTF_8);
            byte[] cleaned = clean.apply(text).getBytes(StandardCharsets.UTF_8);
            return with(attachment, Base64.getEncoder().encodeToString(cleaned));
        }
        return with(attachment, attachment.getBody());
    }

    private static boolean isText(String mediaType) {
        return mediaType.startsWith("text/") || mediaType.contains("json") || mediaType.contains("xml");
    }

    private Attachment with(Attachment attachment, String body) {
        return new Attachment(
                body,
                attachment.getContentEncoding(),
                attachment.getFileName().map(clean).orElse(null),
                attachment.getMediaType(),
                attachment.getSource().orElse(null),
                attachment.getTestCaseStartedId().orElse(null),
                attachment.getTestStepId().orElse(null),
                attachment.getUrl().map(clean).orElse(null),
                attachment.getTestRunStartedId().orElse(null),
                attachment.getTestRunHookStartedId().orElse(null),
                attachment.getTimestamp().orElse(null));
    }
}
