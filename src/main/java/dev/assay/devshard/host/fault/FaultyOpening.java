package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.Opening;
import dev.assay.devshard.protocol.json.ReceiptEvent;
import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;
import java.util.Optional;

/** The first event of an answer, late or untrue. */
final class FaultyOpening implements Opening {
    private static final String AFTER_APPLY = "after_apply";

    private final Opening honest;
    private final FaultBook book;

    FaultyOpening(Opening honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public ReceiptEvent.Body of(String escrowId, long requested, ChatReply reply) {
        Silence.keep(book, escrowId, requested, AFTER_APPLY);
        ReceiptEvent.Body event = honest.of(escrowId, requested, reply);
        boolean omit = strikes(HostFault.OMIT_STATE_HASH, escrowId, requested).isPresent();
        Optional<Fault> lie = strikes(HostFault.LIE_ABOUT_NONCE, escrowId, requested);
        boolean garbage = event.receipt() != null
                && strikes(HostFault.GARBAGE_RECEIPT, escrowId, requested).isPresent();
        return new ReceiptEvent.Body(
                event.stateSig(),
                omit ? null : event.stateHash(),
                lie.map(fault -> fault.number("claim")).orElse(event.nonce()),
                garbage ? Forgery.signature() : event.receipt(),
                event.confirmedAt());
    }

    private Optional<Fault> strikes(HostFault kind, String escrowId, long nonce) {
        return book.take(kind, escrowId, nonce);
    }
}
