package dev.assay.devshard.gateway.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.session.AnswerSink;

/** An answer that stands still once some of it was passed on. */
final class HeldSink implements AnswerSink {
    /** The first chunk names the author, the second is the first that says something. */
    private static final int CHUNKS_THAT_SAY_SOMETHING = 2;

    private final AnswerSink sink;
    private final Runnable midStream;
    private int passed;

    HeldSink(AnswerSink sink, Runnable midStream) {
        this.sink = sink;
        this.midStream = midStream;
    }

    @Override
    public void chunk(ObjectNode chunk) {
        sink.chunk(chunk);
        passed++;
        if (passed == CHUNKS_THAT_SAY_SOMETHING) {
            midStream.run();
        }
    }

    @Override
    public boolean startOver() {
        return sink.startOver();
    }
}
