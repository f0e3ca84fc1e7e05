package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.protocol.Inference;

/** One inference on this executor, from its receipt on. Guarded by its session's lock. */
public final class Execution {
    private final Inference record;
    private final Receipt receipt;
    private final Prompt prompt;
    private boolean running;
    private Completion completion;

    Execution(Inference record, Receipt receipt, Prompt prompt) {
        this.record = record;
        this.receipt = receipt;
        this.prompt = prompt;
    }

    /** What one more request for it has to do; the first one, and the first after an engine's failure, runs it. */
    ChatReply.Work next() {
        if (completion != null) {
            return new ChatReply.Work.Replay(completion);
        }
        if (running) {
            return new ChatReply.Work.None();
        }
        running = true;
        return new ChatReply.Work.Run(this);
    }

    void completed(Completion result) {
        running = false;
        completion = result;
    }

    void failed() {
        running = false;
    }

    /** As it was when the receipt was given. */
    Inference record() {
        return record;
    }

    Receipt receipt() {
        return receipt;
    }

    Prompt prompt() {
        return prompt;
    }
}
