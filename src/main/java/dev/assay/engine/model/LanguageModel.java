package dev.assay.engine.model;

import dev.assay.engine.text.Tokens;

/**
 * A model that reads tokens and says how likely each token is to come next. Any thread may call it, several at a time:
 * all that belongs to one session is in that session's {@link Cache}. The same tokens after the same cache give the
 * same numbers, bit for bit.
 */
public interface LanguageModel extends AutoCloseable {
    /** Most tokens of a session, prompt and answer together. */
    int context();

    /** What a session that has read nothing remembers. */
    Cache empty();

    /**
     * Reads on.
     *
     * @param past stays valid, and stays the caller's to close
     * @param next at least one token; with the past at most {@link #context}
     */
    Step read(Cache past, Tokens next);

    /** The mean of the last hidden states over all positions; as long as the model is wide. */
    float[] embed(Tokens text);

    @Override
    void close();

    /** What a session has read so far, as keys and values; never changes, several sessions may go on from it. */
    interface Cache extends AutoCloseable {
        /** In tokens. */
        int length();

        /** In bytes. */
        long size();

        @Override
        void close();
    }

    /**
     * @param cache the past and the tokens just read; the caller closes it
     * @param logits of each token of the vocabulary, to come after the last one read
     */
    record Step(Cache cache, float[] logits) {}
}
