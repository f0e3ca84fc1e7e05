package dev.assay.engine.dialect;

import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.generation.AnswerForm;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Sampling;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Tokens;
import dev.assay.engine.text.Turn;
import java.util.List;

/**
 * What a vendor's request asks of the model, when all that is the vendor's own has been read.
 *
 * @param maxTokens at least 1; what does not fit into the context is not generated
 * @param picture whether a turn holds a picture. The model sees none: it answers one digit, as small a guess as there is
 */
public record Question(
        List<Turn> turns, int maxTokens, Sampling sampling, List<String> stops, AnswerForm form, boolean picture) {
    /** @throws InvalidRequest 400 when the turns are not text, or more than the model can read */
    public GenerationRequest within(int context) {
        Tokens prompt = prompt();
        if (prompt.size() >= context) {
            throw new InvalidRequest(
                    400,
                    "context_length_exceeded",
                    null,
                    "the prompt is too long: " + prompt.size() + " tokens, and the model reads fewer than " + context);
        }
        AnswerForm wanted = picture && form.equals(AnswerForm.TEXT) ? AnswerForm.ONE_DIGIT : form;
        return new GenerationRequest(prompt, maxTokens, sampling, stops, wanted, -1);
    }

    /** The turns as the model reads them. */
    public Tokens prompt() {
        try {
            return Tokenizer.chat(turns);
        } catch (Tokenizer.NotText e) {
            throw new InvalidRequest(400, "invalid_value", null, "a text of the prompt " + e.getMessage());
        }
    }
}
