package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.generation.Delta;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.TokenChance;
import dev.assay.engine.generation.Usage;
import java.util.List;

/** {@code text_completion}: the same object for the whole and for its pieces. */
final class CompletionAnswers implements Answers {
    private static final String OBJECT = "text_completion";

    private final Envelope envelope;
    private final boolean chances;

    CompletionAnswers(Envelope envelope, ChatRequest request) {
        this.envelope = envelope;
        this.chances = request.generation().topChances() >= 0;
    }

    @Override
    public ObjectNode whole(List<Outcome> outcomes) {
        ObjectNode body = envelope.of(OBJECT);
        ArrayNode choices = body.putArray("choices");
        for (int index = 0; index < outcomes.size(); index++) {
            Outcome outcome = outcomes.get(index);
            fill(choices.addObject(), index, outcome.text(), outcome.chances())
                    .put("finish_reason", ChatAnswers.reason(outcome));
        }
        return Answers.put(body, Answers.sum(outcomes));
    }

    @Override
    public ObjectNode opening(int choice) {
        return null;
    }

    @Override
    public ObjectNode piece(int choice, Delta delta) {
        ObjectNode body = envelope.of(OBJECT);
        fill(body.putArray("choices").addObject(), choice, delta.text(), delta.chances())
                .putNull("finish_reason");
        return body;
    }

    @Override
    public ObjectNode end(int choice, Outcome outcome) {
        ObjectNode body = envelope.of(OBJECT);
        fill(body.putArray("choices").addObject(), choice, "", List.of())
                .put("finish_reason", ChatAnswers.reason(outcome));
        return body;
    }

    @Override
    public ObjectNode usage(Usage usage) {
        ObjectNode body = envelope.of(OBJECT);
        body.putArray("choices");
        return Answers.put(body, usage);
    }

    private ObjectNode fill(ObjectNode choice, int index, String text, List<TokenChance> tokens) {
        choice.put("index", index).put("text", text);
        if (!chances || tokens.isEmpty()) {
            return choice.putNull("logprobs");
        }
        ObjectNode logprobs = choice.putObject("logprobs");
        ArrayNode texts = logprobs.putArray("tokens");
        ArrayNode values = logprobs.putArray("token_logprobs");
        ArrayNode top = logprobs.putArray("top_logprobs");
        for (TokenChance token : tokens) {
            texts.add(TokenText.of(token.token()));
            values.add(token.logprob());
            ObjectNode alternatives = top.addObject();
            token.top().forEach(other -> alternatives.put(TokenText.of(other.token()), other.logprob()));
        }
        return choice;
    }
}
