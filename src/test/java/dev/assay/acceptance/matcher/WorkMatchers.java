package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.Start;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matcher;

/** Whether a host took a job it was asked to do directly (contract 2.5, 3.4). */
public final class WorkMatchers {
    /** The host did not get as far as looking at the job. */
    private static final Set<Integer> TURNED_AWAY = Set.of(400, 401, 403, 404);

    private WorkMatchers() {}

    /** A receipt for exactly this job, signed by that host, and the engine's answer. */
    public static Matcher<StreamRecord> receiptAndWork(Start job, String escrowId, Address host) {
        return new StreamMatcher(
                "a receipt of " + host + " for inference " + job.getInferenceId() + ", and its answer") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                if (!findings.status(200, stream.answer())) {
                    return;
                }
                receipt(stream)
                        .ifPresentOrElse(
                                event -> findings.same(
                                        "signer of the receipt", host.value(), signer(event, job, escrowId)),
                                () -> findings.add("no receipt"));
                findings.unless(!engineLines(stream).isEmpty(), "no line of an answer");
            }
        };
    }

    /** The same receipt and the same lines of the engine, one after the other. */
    public static Matcher<StreamRecord> sameAnswerAs(StreamRecord first) {
        return new StreamMatcher("the receipt and the " + engineLines(first).size() + " lines of the first answer") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                if (!findings.status(200, stream.answer())) {
                    return;
                }
                findings.same("receipt", receiptOf(first), receiptOf(stream));
                findings.same("lines of the answer", linesOf(first), linesOf(stream));
            }
        };
    }

    private static String receiptOf(StreamRecord stream) {
        return receipt(stream)
                .map(event -> event.path("receipt").asText() + " at "
                        + event.path("confirmed_at").asText())
                .orElse("none");
    }

    private static List<String> linesOf(StreamRecord stream) {
        return engineLines(stream).stream()
                .flatMap(event -> event.data().stream())
                .toList();
    }

    /** What a host that is challenged answers when it takes the job: its receipt, and when it gave it. */
    public static Matcher<Answer> receiptFor(Start job, String escrowId, Address host) {
        String wanted = "a receipt of " + host + " for inference " + job.getInferenceId();
        return new AnswerMatcher(wanted) {
            @Override
            void judge(Answer answer, Findings findings) {
                if (findings.status(200, answer)) {
                    JsonNode receipt = answer.document().json();
                    findings.unless(receipt.hasNonNull("receipt"), "no receipt in " + answer.text());
                    findings.unless(receipt.hasNonNull("confirmed_at"), "no confirmed_at in " + answer.text());
                    findings.same("signer of the receipt", host.value(), signer(receipt, job, escrowId));
                }
            }
        };
    }

    /** What a host that is challenged answers when the job is not its own, or not this one. */
    public static Matcher<Answer> noReceipt() {
        return new AnswerMatcher("an answer without a receipt") {
            @Override
            void judge(Answer answer, Findings findings) {
                if (findings.status(200, answer)) {
                    findings.unless(!answer.document().json().hasNonNull("receipt"), "a receipt: " + answer.text());
                }
            }
        };
    }

    /** The job was looked at and not taken: by a refusal, or by an answer without a receipt and without work. */
    public static Matcher<StreamRecord> neitherReceiptNorWork() {
        return new StreamMatcher("neither a receipt nor work") {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                findings.unless(
                        !TURNED_AWAY.contains(stream.status()),
                        "status " + stream.status() + ": turned away before the job was looked at");
                findings.unless(receipt(stream).isEmpty(), "a receipt");
                List<StreamEvent> lines = engineLines(stream);
                findings.unless(lines.isEmpty(), lines.size() + " lines of an answer");
            }
        };
    }

    /** The receipt event, if there is a receipt in it. */
    private static Optional<JsonNode> receipt(StreamRecord stream) {
        return stream.dataEvents().stream()
                .flatMap(event -> event.json().stream())
                .map(json -> json.path("devshard_receipt"))
                .filter(event -> event.hasNonNull("receipt"))
                .findFirst();
    }

    private static String signer(JsonNode event, Start job, String escrowId) {
        byte[] content =
                SigningContent.receipt(job, escrowId, event.path("confirmed_at").asLong());
        try {
            byte[] signature = event.path("receipt").binaryValue();
            return SignatureMatchers.nameOf(
                    signature == null ? Optional.empty() : Signature.recover(content, signature));
        } catch (IOException notBase64) {
            return "nobody, for it is not base64";
        }
    }

    /** What is said between the receipt and the end: everything that is not the devshard protocol's own. */
    private static List<StreamEvent> engineLines(StreamRecord stream) {
        return stream.dataEvents().stream()
                .filter(event -> event.json()
                        .filter(json -> json.has("devshard_receipt") || json.has("devshard_meta"))
                        .isEmpty())
                .toList();
    }
}
