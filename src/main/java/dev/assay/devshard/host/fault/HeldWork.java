package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.host.session.WorkRunner;
import dev.assay.devshard.protocol.Inference;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.HoldPoints;

/** Work that stands still when some of its answer was sent. */
final class HeldWork implements WorkRunner {
    /** The first line of a streamed answer names its author, the second is the first that says something. */
    private static final int LINES_THAT_SAY_SOMETHING = 2;

    private final WorkRunner work;
    private final HoldPoints points;

    HeldWork(WorkRunner work, FaultBook book) {
        this.work = work;
        this.points = new HoldPoints(book, HostFault.HOLD_AT);
    }

    @Override
    public Completion run(String escrowId, Inference record, Prompt prompt, Engine.Lines lines) throws EngineFailure {
        return work.run(escrowId, record, prompt, new Engine.Lines() {
            private int told;

            @Override
            public void line(byte[] payload) {
                lines.line(payload);
                told++;
                if (told == LINES_THAT_SAY_SOMETHING) {
                    points.reach(HostFault.MID_STREAM, escrowId, record.id());
                }
            }
        });
    }
}
