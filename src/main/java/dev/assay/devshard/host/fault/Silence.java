package dev.assay.devshard.host.fault;

import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;

/** The time in which a host that was told to withhold its receipt says nothing. */
final class Silence {
    private Silence() {}

    /**
     * Strikes only the fault that was ordered for this moment.
     *
     * @param moment as the order's {@code when}
     */
    static void keep(FaultBook book, String escrowId, long nonce, String moment) {
        book.take(HostFault.DELAY_RECEIPT, escrowId, nonce, fault -> fault.text(Misconduct.WHEN)
                        .equals(moment))
                .ifPresent(Misconduct::pause);
        book.take(HostFault.WITHHOLD_RECEIPT, escrowId, nonce, fault -> fault.text(Misconduct.WHEN)
                        .equals(moment))
                .ifPresent(Fault::hold);
    }
}
