package dev.assay.devshard.host.timeout;

import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.PayloadMismatch;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.TimeBounds;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.time.Clock;
import java.util.Optional;

/**
 * Judges whether an executor is late (contract 4.6): whether its time is over, whether this host holds its word already, and
 * then what it says itself. Holds no lock while it waits for the executor, so one silent executor keeps no other question
 * waiting (D27).
 */
public final class TimeoutVerifier {
    private final ExecutorContact executors;
    private final Clock clock;

    public TimeoutVerifier(ExecutorContact executors, Clock clock) {
        this.executors = executors;
        this.clock = clock;
    }

    /** @throws NoVerdict the question makes no sense as the session stands */
    public Verdict verify(HostSession session, TimeoutQuestion question) throws NoVerdict {
        Inference record = record(session, question);
        Optional<String> notLate = question.reason() == TimeoutReason.TIMEOUT_REASON_REFUSED
                ? whyNotRefused(session, record, question)
                : whyNotOverdue(session, record);
        if (notLate.isPresent()) {
            return Verdict.notLate(notLate.get());
        }
        Finding finding = question.reason() == TimeoutReason.TIMEOUT_REASON_REFUSED
                ? executors.receipt(session, record, question.payload().orElseThrow(), question.diffs())
                : executors.finish(session, record);
        return finding.silent()
                ? Verdict.late(session.voteForTimeout(record.id(), question.reason()), finding.why())
                : Verdict.notLate(finding.why());
    }

    private static Inference record(HostSession session, TimeoutQuestion question) throws NoVerdict {
        String id = Long.toUnsignedString(question.inferenceId());
        Inference record = session.ledger()
                .inference(question.inferenceId())
                .orElseThrow(() -> new NoVerdict("inference " + id + " is unknown or sealed"));
        InferenceStatus needed = question.reason() == TimeoutReason.TIMEOUT_REASON_REFUSED
                ? InferenceStatus.PENDING
                : InferenceStatus.STARTED;
        if (record.status() != needed) {
            throw new NoVerdict("inference " + id + " is " + record.status().wireName() + ", this reason needs "
                    + needed.wireName());
        }
        return record;
    }

    private Optional<String> whyNotRefused(HostSession session, Inference record, TimeoutQuestion question)
            throws NoVerdict {
        long since = TimeBounds.fairStart(record.startedAt(), session.knownSince(record.id()));
        Optional<String> early = early(since, session.terms().refusalTimeoutSeconds(), "to take the job");
        if (early.isPresent()) {
            return early;
        }
        if (ShownWork.confirm(session, record, session.mempool(), clock.instant())) {
            return Optional.of("this host holds the executor's receipt already");
        }
        PayloadJson payload = question.payload()
                .orElseThrow(() -> new NoVerdict("payload is missing, the executor cannot be offered the job"));
        try {
            PayloadMismatch.check(payload, record);
        } catch (PayloadMismatch other) {
            return Optional.of(other.getMessage());
        }
        return ownWork(session, record);
    }

    private Optional<String> whyNotOverdue(HostSession session, Inference record) {
        return early(record.confirmedAt(), session.terms().executionTimeoutSeconds(), "to finish")
                .or(() -> ShownWork.finish(session, record, session.mempool())
                        ? Optional.of("this host holds the finish already")
                        : ownWork(session, record));
    }

    private Optional<String> early(long since, long timeout, String what) {
        long passed = clock.instant().getEpochSecond() - since;
        return passed >= timeout
                ? Optional.empty()
                : Optional.of("the executor has " + timeout + " s " + what + ", " + passed + " s have passed");
    }

    /** Nobody judges itself. */
    private static Optional<String> ownWork(HostSession session, Inference record) {
        return session.executes(record) ? Optional.of("this host is the executor, and answers") : Optional.empty();
    }
}
