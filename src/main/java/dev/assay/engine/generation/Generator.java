package dev.assay.engine.generation;

import dev.assay.engine.model.LanguageModel;
import dev.assay.engine.text.Tokens;
import java.util.function.LongConsumer;

/**
 * Reads prompts and answers them, on the caller's thread. A prompt is read in pieces of fixed size from its beginning,
 * so the same prompt is always computed in the same way, and nobody who hangs up is waited for longer than a piece.
 */
public final class Generator {
    private static final int PIECE = 128;

    private final LanguageModel model;
    private final Pace pace;

    public Generator(LanguageModel model, Pace pace) {
        this.model = model;
        this.pace = pace;
    }

    /** Most tokens of a prompt and its answer together. */
    public int context() {
        return model.context();
    }

    /**
     * Reads a prompt.
     *
     * @throws Cancelled between two pieces
     */
    public ReadPrompt read(Tokens prompt, Cancellation cancellation) {
        LanguageModel.Step step = new LanguageModel.Step(model.empty(), null);
        try {
            for (int from = 0; from < prompt.size(); from += PIECE) {
                cancellation.check();
                step = next(step, prompt.between(from, Math.min(prompt.size(), from + PIECE)));
            }
            return new ReadPrompt(prompt, step);
        } catch (RuntimeException | Error e) {
            step.cache().close();
            throw e;
        }
    }

    /**
     * Answers a prompt that was read. The prompt stays open.
     *
     * @param cacheSize hears how many bytes the answer's cache takes, now and then
     * @throws Cancelled between two tokens
     */
    public Outcome answer(
            ReadPrompt read,
            GenerationRequest request,
            Cancellation cancellation,
            Listener listener,
            LongConsumer cacheSize) {
        int room = Math.min(request.maxTokens(), model.context() - read.prompt().size());
        AnswerInMaking answer = new AnswerInMaking(request, room, listener);
        LanguageModel.Step step = read.step();
        try {
            while (answer.take(step.logits())) {
                cancellation.pause(pace.gap());
                LanguageModel.Step past = step;
                step = model.read(past.cache(), Tokens.of(answer.lastToken()));
                if (past != read.step()) {
                    past.cache().close();
                }
                cacheSize.accept(step.cache().size());
            }
            return answer.outcome();
        } finally {
            if (step != read.step()) {
                step.cache().close();
            }
        }
    }

    /** The mean of the hidden states: a text as a point. */
    public float[] embed(Tokens text, Cancellation cancellation) {
        cancellation.check();
        return model.embed(text);
    }

    private LanguageModel.Step next(LanguageModel.Step past, Tokens piece) {
        LanguageModel.Step step = model.read(past.cache(), piece);
        past.cache().close();
        return step;
    }
}
