package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.Leaver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Requests to an engine that end badly, and faults that make them. */
public final class EngineTrouble {
    private static final String QUESTION = "Count from 1 to 9";

    private final EngineUnderTest engine;
    private final Prompter prompter;
    private final EngineVisitor visitor;
    private final List<ArmedFault> faults = new ArrayList<>();

    public EngineTrouble(EngineUnderTest engine, Prompter prompter, EngineVisitor visitor) {
        this.engine = engine;
        this.prompter = prompter;
        this.visitor = visitor;
    }

    /** How a request may end, in the features' words. */
    public enum Ending implements Titled {
        READING_STREAMED("the model fails while it reads, with streaming", (trouble, prompter) -> {
            trouble.misbehaves(FaultOrder.of("fail_reading"));
            prompter.streams(QUESTION);
        }),
        READING_PLAIN("the model fails while it reads, without streaming", (trouble, prompter) -> {
            trouble.misbehaves(FaultOrder.of("fail_reading"));
            prompter.asks(QUESTION);
        }),
        ANSWERING_STREAMED("the model fails while it answers, with streaming", (trouble, prompter) -> {
            trouble.misbehaves(FaultOrder.of("fail_answering").with("after_tokens", 3));
            prompter.streams(QUESTION);
        }),
        ANSWERING_PLAIN("the model fails while it answers, without streaming", (trouble, prompter) -> {
            trouble.misbehaves(FaultOrder.of("fail_answering").with("after_tokens", 3));
            prompter.asks(QUESTION);
        }),
        INVALID("the request is invalid", (trouble, prompter) -> trouble.visitor.sends(WrongPrompt.NO_MESSAGES)),
        CUT("the connection is cut by the engine", (trouble, prompter) -> {
            trouble.misbehaves(FaultOrder.of("cut_stream").with("after_events", 3));
            prompter.streams(QUESTION);
        }),
        LEFT_STREAM(
                "the client hangs up in the middle of a stream", (trouble, prompter) -> trouble.asksAndLeaves(true)),
        LEFT_PLAIN(
                "the client hangs up while it waits for an answer",
                (trouble, prompter) -> trouble.asksAndLeaves(false));

        private final String title;
        private final BiConsumer<EngineTrouble, Prompter> happens;

        Ending(String title, BiConsumer<EngineTrouble, Prompter> happens) {
            this.title = title;
            this.happens = happens;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public void happens(Ending ending) {
        ending.happens.accept(this, prompter);
    }

    public ArmedFault misbehaves(FaultOrder order) {
        ArmedFault fault = engine.misbehaves(order);
        faults.add(fault);
        return fault;
    }

    /** The next request stands still after its first token. */
    public void standsStill() {
        faults.add(nextStandsStill());
    }

    /** The same, to be let go by itself. */
    ArmedFault nextStandsStill() {
        return engine.misbehaves(FaultOrder.of("hang").with("after_tokens", 1));
    }

    void awaitStandingStill() {
        faults.get(faults.size() - 1).awaitHolding();
    }

    public void goesOn() {
        faults.forEach(ArmedFault::release);
    }

    /** Asks, waits until the model is at work, and hangs up. */
    void asksAndLeaves(boolean streaming) {
        if (faults.isEmpty()) {
            standsStill();
        }
        try (Leaver leaver = leaver(streaming)) {
            awaitStandingStill();
            if (streaming) {
                leaver.awaitText("content");
            }
        }
    }

    public Leaver leaver(boolean streaming) {
        ChatRequest request = prompter.request(QUESTION);
        return engine.client().leaver(streaming ? request.streamed() : request);
    }
}
