package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * The other hosts' work of one session that this host has to run again (contract 4.7). What is due is decided under the
 * session's lock, run in the background without it, and concluded under it again.
 */
final class Rechecks {
    private final SessionContext context;
    private final SessionTerms terms;
    private final Lock lock;
    private final Journal journal;
    private final Mempool mempool;
    private final ValidationDuty duty;

    Rechecks(SessionContext context, Signatory signatory, Lock lock, Journal journal, Mempool mempool) {
        this.context = context;
        this.terms = journal.ledger().terms();
        this.lock = lock;
        this.journal = journal;
        this.mempool = mempool;
        this.duty =
                new ValidationDuty(signatory, mempool, journal.ledger().live().keySet());
    }

    /** Under the session's lock. */
    void sees(SignedDiff diff) {
        duty.sees(diff);
    }

    /** Begins whatever is due, and waits for none of it. */
    void begin() {
        due().forEach(record -> context.background().execute(() -> validate(record)));
    }

    private List<Inference> due() {
        lock.lock();
        try {
            return duty.due(journal.ledger());
        } finally {
            lock.unlock();
        }
    }

    private void validate(Inference record) {
        Boolean verdict = null;
        try {
            verdict = context.validator().isValid(terms, record);
            context.metrics().validated(verdict);
        } catch (RuntimeException e) {
            context.logger().warn("escrow={} inference={} could not be re-checked", terms.escrowId(), record.id(), e);
        } finally {
            conclude(record, verdict);
        }
    }

    private void conclude(Inference record, Boolean verdict) {
        lock.lock();
        try {
            if (verdict == null) {
                duty.givenUp(record.id());
            } else {
                duty.concluded(record.id(), verdict, journal.ledger()).ifPresent(mempool::add);
            }
        } finally {
            lock.unlock();
        }
    }
}
