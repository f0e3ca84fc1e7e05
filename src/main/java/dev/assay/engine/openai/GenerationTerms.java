package dev.assay.engine.openai;

import dev.assay.engine.generation.AnswerForm;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Sampling;
import dev.assay.engine.text.Tokens;
import java.util.List;

/** All of a generation but its prompt. */
record GenerationTerms(int maxTokens, Sampling sampling, List<String> stops, AnswerForm form, int chances) {
    static GenerationTerms read(Member request, int maxTokens, AnswerForm form, int chances) {
        return new GenerationTerms(
                maxTokens, SamplingReader.read(request), SamplingReader.stops(request.at("stop")), form, chances);
    }

    GenerationRequest of(Tokens prompt) {
        return new GenerationRequest(prompt, maxTokens, sampling, stops, form, chances);
    }
}
