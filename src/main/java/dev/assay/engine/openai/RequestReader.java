package dev.assay.engine.openai;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.generation.AnswerForm;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.text.Role;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Tokens;
import dev.assay.engine.text.Turn;
import java.util.List;

/** Reads requests for text, before anybody waits for the model: what is wrong with them is told at once. */
final class RequestReader {
    private static final int MOST_CHOICES = 8;
    private static final int MOST_ALTERNATIVES = 20;
    private static final int MOST_ALTERNATIVES_OF_COMPLETIONS = 5;

    private final EngineParts parts;
    private final Flavour flavour;

    RequestReader(EngineParts parts, Flavour flavour) {
        this.parts = parts;
        this.flavour = flavour;
    }

    /** @throws InvalidRequest with everything that is wrong with it */
    ChatRequest chat(byte[] body) {
        Inspection inspection = new Inspection(flavour.invalid());
        Member request = inspection.read(body);
        String model = model(request);
        Conversation conversation = new Conversation(flavour);
        List<Turn> turns = conversation.read(request.at("messages"));
        int maxTokens = budget(request.at("max_completion_tokens"), budget(request.at("max_tokens"), standardBudget()));
        AnswerForm wanted = ToolChoice.read(request);
        AnswerForm form = conversation.picture() && wanted.equals(AnswerForm.TEXT) ? AnswerForm.ONE_DIGIT : wanted;
        int chances = request.at("logprobs").flag(false)
                ? request.at("top_logprobs").whole(0, MOST_ALTERNATIVES, 0)
                : none(request.at("top_logprobs"));
        Choices choices = Choices.read(request);
        GenerationTerms terms = GenerationTerms.read(request, maxTokens, form, chances);
        flavour.rules().inspect(request);
        inspection.end();
        Tokens prompt = fitting("messages", Tokenizer.chat(turns));
        return choices.request(flavour.catalogue().resolve(model, flavour.unknownModel()), terms.of(prompt));
    }

    /**
     * The model has learnt conversations only, so a prompt is one turn of a user.
     *
     * @throws InvalidRequest with everything that is wrong with it
     */
    ChatRequest completion(byte[] body) {
        Inspection inspection = new Inspection(flavour.invalid());
        Member request = inspection.read(body);
        String model = model(request);
        Member prompt = request.at("prompt");
        String text = prompt.mustBeThere() ? prompt.text() : "";
        if (prompt.isText() && prompt.json().textValue().isEmpty()) {
            prompt.wrong("must not be empty");
        }
        int maxTokens = budget(request.at("max_tokens"), standardBudget());
        int chances = request.at("logprobs").whole(0, MOST_ALTERNATIVES_OF_COMPLETIONS, -1);
        Choices choices = Choices.read(request);
        GenerationTerms terms = GenerationTerms.read(request, maxTokens, AnswerForm.TEXT, chances);
        inspection.end();
        Tokens tokens = fitting("prompt", Tokenizer.chat(List.of(new Turn(Role.USER, text))));
        return choices.request(flavour.catalogue().resolve(model, flavour.unknownModel()), terms.of(tokens));
    }

    private static String model(Member request) {
        Member model = request.at("model");
        return model.mustBeThere() ? model.text() : "";
    }

    private int standardBudget() {
        return parts.defaultMaxTokens();
    }

    private int budget(Member member, int otherwise) {
        return member.whole(1, flavour.vendor() ? Integer.MAX_VALUE : parts.context(), otherwise);
    }

    private static int none(Member topLogprobs) {
        if (topLogprobs.isThere()) {
            topLogprobs.wrong("needs logprobs to be true");
        }
        return -1;
    }

    private Tokens fitting(String param, Tokens prompt) {
        if (prompt.size() >= parts.context()) {
            throw new InvalidRequest(
                    400,
                    "context_length_exceeded",
                    param,
                    "the model's context is " + parts.context() + " tokens, the prompt alone has " + prompt.size());
        }
        return prompt;
    }

    /** How many answers, and how they are sent. */
    private record Choices(int count, boolean stream, boolean usageInStream) {
        static Choices read(Member request) {
            boolean stream = request.at("stream").flag(false);
            Member options = request.at("stream_options");
            if (options.isThere() && !stream) {
                options.wrong("needs stream to be true");
            }
            if (options.isThere() && !options.isObject()) {
                options.wrong("must be an object");
            }
            boolean usage = options.at("include_usage").flag(false);
            return new Choices(request.at("n").whole(1, MOST_CHOICES, 1), stream, usage);
        }

        ChatRequest request(String model, GenerationRequest generation) {
            return new ChatRequest(model, generation, count, stream, usageInStream);
        }
    }
}
