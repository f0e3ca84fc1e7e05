package dev.assay.acceptance.world;

import java.util.Optional;

/** What an application built on the OpenAI client can get wrong towards an engine, in the features' words. */
public enum OpenAiDialectMistake implements Titled {
    WRONG_KEY("holding a wrong key", "gpt-4.1-nano", Optional.of("sk-nobody-issued-this"), false),
    UNKNOWN_MODEL("asking for an unknown model", "gpt-nobody", Optional.empty(), false),
    REASONING("sending a chat what only responses take", "gpt-5-nano", Optional.empty(), true);

    private final String title;
    private final String model;
    private final Optional<String> key;
    private final boolean reasons;

    OpenAiDialectMistake(String title, String model, Optional<String> key, boolean reasons) {
        this.title = title;
        this.model = model;
        this.key = key;
        this.reasons = reasons;
    }

    @Override
    public String title() {
        return title;
    }

    String model() {
        return model;
    }

    Optional<String> key() {
        return key;
    }

    boolean reasons() {
        return reasons;
    }
}
