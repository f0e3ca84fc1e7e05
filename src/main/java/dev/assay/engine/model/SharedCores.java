package dev.assay.engine.model;

import dev.assay.engine.text.Tokens;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A model that is computed by as many callers at a time as there are cores; the others wait in the order of arrival. More at a
 * time would make nothing sooner, and would keep the cores from whatever else the service has to answer. Callers compute a
 * piece of a prompt, or a token, and come again, so nobody waits for a whole prompt.
 */
public final class SharedCores implements LanguageModel {
    private final LanguageModel model;
    private final Semaphore cores;

    private SharedCores(LanguageModel model, int cores) {
        this.model = model;
        this.cores = new Semaphore(cores, true);
    }

    public static LanguageModel of(LanguageModel model) {
        return of(model, Runtime.getRuntime().availableProcessors());
    }

    static LanguageModel of(LanguageModel model, int cores) {
        return new SharedCores(model, cores);
    }

    @Override
    public int context() {
        return model.context();
    }

    @Override
    public Cache empty() {
        return model.empty();
    }

    @Override
    public Step read(Cache past, Tokens next) {
        return computed(() -> model.read(past, next));
    }

    @Override
    public float[] embed(Tokens text) {
        return computed(() -> model.embed(text));
    }

    @Override
    public void close() {
        model.close();
    }

    private <T> T computed(Supplier<T> step) {
        // A step takes milliseconds: who is interrupted or cancelled is heard after it.
        cores.acquireUninterruptibly();
        try {
            return step.get();
        } finally {
            cores.release();
        }
    }
}
