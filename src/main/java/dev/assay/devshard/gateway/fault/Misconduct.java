package dev.assay.devshard.gateway.fault;

import dev.assay.devshard.gateway.session.AnswerSink;
import dev.assay.devshard.gateway.session.Conduct;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.HoldPoints;

/** A gateway that does what its book of faults says, and is honest in everything else. */
public final class Misconduct implements Conduct {
    private final HoldPoints points;

    public Misconduct(FaultBook book) {
        this.points = new HoldPoints(book, GatewayFault.HOLD_AT);
    }

    @Override
    public SessionStore store(SessionStore honest) {
        return new HeldStore(honest, points);
    }

    @Override
    public AnswerSink sink(String escrowId, long inferenceId, AnswerSink honest) {
        return new HeldSink(honest, () -> points.reach(GatewayFault.MID_STREAM, escrowId, inferenceId));
    }
}
