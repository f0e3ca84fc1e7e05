package dev.assay.engine.generation;

import dev.assay.engine.model.LanguageModel;
import dev.assay.engine.text.Tokens;

/**
 * Reads prompts and answers them, on the caller's thread. A prompt is read in pieces of fixed size from its beginning,
 * so the same prompt is always computed in the same way, and nobody who hangs up is waited for longer than a piece.
 */
public final class Generator {
    private static final int PIECE = 128;

    private final LanguageModel model;

    public Generator(LanguageModel model) {
        this.model = model;
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
    public ReadPrompt read(Tokens prompt, Conditions conditions, Cancellation cancellation) {
        conditions.beforeReading(cancellation);
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
     * @throws Cancelled between two tokens
     */
    public Outcome answer(
            ReadPrompt read,
            GenerationRequest request,
            Conditions conditions,
            Cancellation cancellation,
            Progress progress) {
        int room = Math.min(request.maxTokens(), model.context() - read.prompt().size());
        AnswerInMaking answer = new AnswerInMaking(request, room, progress);
        LanguageModel.Step step = read.step();
        try {
            while (answer.take(step.logits())) {
                cancellation.check();
                conditions.beforeNext(answer.count(), cancellation);
                LanguageModel.Step past = step;
                step = model.read(past.cache(), Tokens.of(answer.lastToken()));
                if (past != read.step()) {
                    past.cache().close();
                }
                progress.remembers(step.cache().size());
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
