package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.session.ResponseValidator;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Inference;
import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;

/** A re-check that waits, or says the contrary of what it found. */
final class FaultyValidator implements ResponseValidator {
    private final ResponseValidator honest;
    private final FaultBook book;

    FaultyValidator(ResponseValidator honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public boolean isValid(SessionTerms terms, Inference record) {
        book.take(HostFault.HOLD_VERDICT, terms.escrowId(), record.id()).ifPresent(Fault::hold);
        boolean found = honest.isValid(terms, record);
        boolean wrong = book.take(HostFault.WRONG_VERDICT, terms.escrowId(), record.id())
                .isPresent();
        return found != wrong;
    }
}
