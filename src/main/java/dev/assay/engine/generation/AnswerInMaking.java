package dev.assay.engine.generation;

import dev.assay.engine.text.StreamingDecoder;
import dev.assay.engine.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One answer while it is made: chooses each token, passes text on, knows when it is over. */
final class AnswerInMaking {
    private final GenerationRequest request;
    private final int room;
    private final Listener listener;
    private final Guide guide;
    private final Chooser chooser;
    private final StreamingDecoder decoder = new StreamingDecoder();
    private final StopFilter stops;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder call = new StringBuilder();
    private final List<TokenChance> chances = new ArrayList<>();
    private final List<TokenChance> untold = new ArrayList<>();
    private boolean isCall;
    private int count;
    private int last;
    private FinishReason reason;

    AnswerInMaking(GenerationRequest request, int room, Listener listener) {
        this.request = request;
        this.room = room;
        this.listener = listener;
        this.guide = request.form().guide();
        this.chooser = new Chooser(request.sampling());
        this.stops = new StopFilter(request.stops());
    }

    /** @return whether the answer goes on after the token that these logits gave */
    boolean take(float[] logits) {
        last = chooser.choose(logits, guide);
        guide.accept(last);
        count++;
        if (last == Vocabulary.END_OF_TURN) {
            return end(isCall ? FinishReason.TOOL_CALLS : FinishReason.STOP);
        }
        if (last == Vocabulary.TOOL_CALL) {
            isCall = true;
        } else {
            append(logits);
        }
        if (stops.hasStopped()) {
            return end(FinishReason.STOP);
        }
        return count < room || end(FinishReason.LENGTH);
    }

    int count() {
        return count;
    }

    int lastToken() {
        return last;
    }

    Outcome outcome() {
        Optional<ToolCall> toolCall =
                reason == FinishReason.TOOL_CALLS ? Optional.of(CallText.parse(call.toString())) : Optional.empty();
        Usage usage = new Usage(request.prompt().size(), count);
        return new Outcome(reason, text.toString(), toolCall, stops.stop(), List.copyOf(chances), usage);
    }

    private void append(float[] logits) {
        String piece = decoder.feed(last);
        if (isCall) {
            call.append(piece);
            return;
        }
        if (request.wantsChances()) {
            untold.add(Chances.of(last, logits, request.topChances()));
        }
        tell(stops.feed(piece));
    }

    private boolean end(FinishReason because) {
        reason = because;
        tell(stops.rest());
        return false;
    }

    private void tell(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        text.append(piece);
        chances.addAll(untold);
        Delta delta = new Delta(piece, List.copyOf(untold));
        untold.clear();
        listener.delta(delta);
    }
}
