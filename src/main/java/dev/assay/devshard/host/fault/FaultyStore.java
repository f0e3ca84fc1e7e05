package dev.assay.devshard.host.fault;

import dev.assay.devshard.storage.Addition;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StorageFailure;
import dev.assay.devshard.storage.StoreAround;
import dev.assay.devshard.storage.StoredWork;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.HoldPoints;
import java.util.List;

/** A store whose writes fail, or that stands still before or after one. What fails has not happened. */
final class FaultyStore extends StoreAround {
    private final FaultBook book;
    private final HoldPoints points;

    FaultyStore(SessionStore honest, FaultBook book) {
        super(honest);
        this.book = book;
        this.points = new HoldPoints(book, HostFault.HOLD_AT);
    }

    @Override
    public void append(String escrowId, List<Addition> next) {
        for (Addition each : next) {
            points.reach(HostFault.BEFORE_PERSIST, escrowId, each.diff().nonce());
            failIfTold(HostFault.DIFF, escrowId, each.diff().nonce());
        }
        super.append(escrowId, next);
        next.forEach(each ->
                points.reach(HostFault.AFTER_PERSIST, escrowId, each.diff().nonce()));
    }

    @Override
    public void keepWork(String escrowId, StoredWork work) {
        points.reach(HostFault.BETWEEN_RECEIPT_AND_FINISH, escrowId, work.inferenceId());
        failIfTold(HostFault.WORK, escrowId, work.inferenceId());
        super.keepWork(escrowId, work);
    }

    private void failIfTold(String what, String escrowId, long nonce) {
        book.take(HostFault.FAIL_WRITE, escrowId, nonce, fault -> fault.text(HostFault.WHAT)
                        .equals(what))
                .ifPresent(fault -> {
                    throw new StorageFailure("the store was told to fail");
                });
    }
}
