package dev.assay.engine.text;

/** Who says something, in the chat format. */
public enum Role {
    SYSTEM(Vocabulary.SYSTEM),
    USER(Vocabulary.USER),
    ASSISTANT(Vocabulary.ASSISTANT);

    private final int token;

    Role(int token) {
        this.token = token;
    }

    int token() {
        return token;
    }
}
