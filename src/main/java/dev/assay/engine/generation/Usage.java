package dev.assay.engine.generation;

/**
 * Tokens as the model saw them.
 *
 * @param promptTokens with the control tokens of the chat format
 * @param completionTokens all that were chosen: also the one that ended the turn, and those of a stop sequence
 */
public record Usage(int promptTokens, int completionTokens) {
    public int totalTokens() {
        return promptTokens + completionTokens;
    }

    /** The usage of several answers to one prompt. */
    public Usage plus(Usage another) {
        return new Usage(promptTokens, completionTokens + another.completionTokens);
    }
}
