package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.ValidationSampling;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which finished work of others this host has to re-check (contract 4.7): the sampled part of what finished, and all
 * that is challenged. Only inferences that a diff has touched since the last look are looked at, so that a look costs
 * the same however many are live. Guarded by its session's lock.
 */
final class ValidationDuty {
    private final Signatory signatory;
    private final Mempool mempool;
    private final long seed;
    private final Set<Long> touched = new TreeSet<>();
    private final Set<Long> underWay = new HashSet<>();

    /** @param live of the ledger the session starts from */
    ValidationDuty(Signatory signatory, Mempool mempool, Collection<Long> live) {
        this.signatory = signatory;
        this.mempool = mempool;
        this.seed = signatory.samplingSeed();
        touched.addAll(live);
    }

    void sees(SignedDiff diff) {
        for (DevshardTx tx : diff.txs()) {
            Transactions.inferenceId(tx).ifPresent(touched::add);
        }
    }

    /** What to re-check now; each is under way until it is {@link #concluded} or {@link #givenUp}. */
    List<Inference> due(Ledger ledger) {
        List<Inference> due = new ArrayList<>();
        for (Iterator<Long> ids = touched.iterator(); ids.hasNext(); ) {
            long id = ids.next();
            if (!underWay.contains(id)) {
                ids.remove();
                ledger.inference(id).filter(record -> isDuty(record, ledger)).ifPresent(due::add);
            }
        }
        due.forEach(record -> underWay.add(record.id()));
        return due;
    }

    /** The transaction that says the verdict; none where the record has moved on without us. */
    Optional<DevshardTx> concluded(long id, boolean valid, Ledger ledger) {
        underWay.remove(id);
        return ledger.inference(id).filter(this::isOpenToUs).map(record -> signatory.verdict(record, valid));
    }

    /** There was no verdict; the next look tries again. */
    void givenUp(long id) {
        underWay.remove(id);
        touched.add(id);
    }

    private boolean isDuty(Inference record, Ledger ledger) {
        return isOpenToUs(record) && (record.status() == InferenceStatus.CHALLENGED || isDrawn(record, ledger));
    }

    private boolean isOpenToUs(Inference record) {
        return switch (record.status()) {
            case FINISHED -> isOthers(record) && !hasSpoken(DevshardTx.TxCase.VALIDATION, record);
            case CHALLENGED -> isOthers(record) && !hasSpoken(DevshardTx.TxCase.VALIDATION_VOTE, record);
            default -> false;
        };
    }

    /** Only our own verdict counts: whatever others say, we look ourselves (D09). */
    private boolean hasSpoken(DevshardTx.TxCase verdict, Inference record) {
        return mempool.holds(verdict, record.id(), signatory.verdictSlot());
    }

    private boolean isOthers(Inference record) {
        return !signatory.owns(record.executorSlot())
                && signatory.slots().stream().noneMatch(record.validatedBy()::contains);
    }

    private boolean isDrawn(Inference record, Ledger ledger) {
        Group group = ledger.terms().group();
        int executorSlots = group.weight(group.validator(record.executorSlot()));
        return ValidationSampling.draws(
                seed,
                record.id(),
                ledger.terms().validationRate(),
                signatory.slots().size(),
                executorSlots,
                group.size());
    }
}
