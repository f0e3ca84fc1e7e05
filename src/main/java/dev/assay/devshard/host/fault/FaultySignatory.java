package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.session.Receipt;
import dev.assay.devshard.host.session.Signatory;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import dev.assay.service.fault.FaultBook;
import java.util.List;

/** Signs what is not so, where it was told to. */
final class FaultySignatory implements Signatory {
    private final Signatory honest;
    private final FaultBook book;

    FaultySignatory(Signatory honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public String escrowId() {
        return honest.escrowId();
    }

    @Override
    public List<Integer> slots() {
        return honest.slots();
    }

    @Override
    public byte[] state(Ledger ledger) {
        return book.take(HostFault.GARBAGE_SIGNATURES, escrowId(), ledger.nonce())
                .map(fault -> Forgery.signature())
                .orElseGet(() -> honest.state(ledger));
    }

    @Override
    public Receipt receipt(Inference record, long confirmedAt) {
        long ahead = book.take(HostFault.FUTURE_CONFIRM, escrowId(), record.id())
                .map(fault -> fault.number("seconds"))
                .orElse(0L);
        return honest.receipt(record, confirmedAt + ahead);
    }

    @Override
    public DevshardTx finish(Inference record, Completion completion) {
        Completion claimed = book.take(HostFault.CORRUPT_RESPONSE_HASH, escrowId(), record.id())
                .map(fault -> otherThan(completion))
                .orElse(completion);
        return honest.finish(record, claimed);
    }

    @Override
    public DevshardTx verdict(Inference record, boolean valid) {
        return honest.verdict(record, valid);
    }

    @Override
    public TimeoutVote timeoutVote(long inferenceId, TimeoutReason reason) {
        TimeoutVote vote = honest.timeoutVote(inferenceId, reason);
        return book.take(HostFault.SPOOF_VOTE, escrowId(), inferenceId)
                .map(fault -> vote.toBuilder()
                        .setVoterSlot(Math.toIntExact(fault.number("slot")))
                        .build())
                .orElse(vote);
    }

    @Override
    public long samplingSeed() {
        return honest.samplingSeed();
    }

    /** The same token counts, another body. */
    private static Completion otherThan(Completion completion) {
        byte[] body = Forgery.altered(completion.body());
        return new Completion(List.of(body), completion.inputTokens(), completion.outputTokens());
    }
}
