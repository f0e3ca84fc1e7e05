package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.Opening;
import dev.assay.devshard.host.session.ResponseValidator;
import dev.assay.devshard.host.session.Rumours;
import dev.assay.devshard.host.session.Signatory;
import dev.assay.devshard.host.session.WorkRunner;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.service.ApiError;
import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;
import java.time.Duration;
import java.util.List;

/** A host that does what its book of faults says, and is honest in everything else. */
public final class Misconduct implements Conduct {
    static final String WHEN = "when";
    static final String BEFORE_APPLY = "before_apply";

    private final FaultBook book;
    private final PrivateKey key;

    /** @param key the host's own, to forge with */
    public Misconduct(FaultBook book, PrivateKey key) {
        this.book = book;
        this.key = key;
    }

    @Override
    public SessionStore store(SessionStore honest) {
        return new FaultyStore(honest, book);
    }

    @Override
    public Signatory signatory(Signatory honest) {
        return new FaultySignatory(honest, book);
    }

    @Override
    public WorkRunner work(WorkRunner honest) {
        return new HeldWork(new FaultyWork(honest, book), book);
    }

    @Override
    public ResponseValidator validator(ResponseValidator honest) {
        return new FaultyValidator(honest, book);
    }

    @Override
    public Opening opening(Opening honest) {
        return new FaultyOpening(honest, book);
    }

    @Override
    public Rumours rumours(Rumours honest) {
        return new MutedRumours(honest, book);
    }

    @Override
    public Ear ear(Ear honest) {
        return new DeafEar(honest, book);
    }

    @Override
    public List<DevshardTx> mempool(String escrowId, long nonce, List<DevshardTx> honest) {
        return book.take(HostFault.FORGE_FINISH, escrowId, nonce)
                .map(fault -> Forgery.finish(key, escrowId, fault, honest))
                .orElse(honest);
    }

    @Override
    public void asked(String escrowId, long nonce) {
        book.take(HostFault.REFUSE_REQUEST, escrowId, nonce).ifPresent(fault -> {
            int status = Math.toIntExact(fault.number("status"));
            throw new ApiError(status, "told_to_refuse", "this host was told to answer " + status);
        });
        Silence.keep(book, escrowId, nonce, BEFORE_APPLY);
    }

    /** Pauses for as long as a fault says. */
    static void pause(Fault fault) {
        fault.hold(Duration.ofMillis(fault.number("ms")));
    }
}
