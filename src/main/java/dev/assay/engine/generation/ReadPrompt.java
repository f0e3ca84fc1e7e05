package dev.assay.engine.generation;

import dev.assay.engine.model.LanguageModel;
import dev.assay.engine.text.Tokens;

/** A prompt that the model has read, ready for any number of answers. Whoever got it closes it. */
public final class ReadPrompt implements AutoCloseable {
    private final Tokens prompt;
    private final LanguageModel.Step step;

    ReadPrompt(Tokens prompt, LanguageModel.Step step) {
        this.prompt = prompt;
        this.step = step;
    }

    Tokens prompt() {
        return prompt;
    }

    LanguageModel.Step step() {
        return step;
    }

    /** In bytes: what the model remembers of it. */
    public long size() {
        return step.cache().size();
    }

    @Override
    public void close() {
        step.cache().close();
    }
}
