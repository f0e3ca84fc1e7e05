package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.generation.Delta;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.TokenChance;
import dev.assay.engine.generation.Usage;
import java.util.List;

/** How the answers of one request look: as a whole, and in pieces. */
interface Answers {
    /** Of {@code object} and the choices, everything else is the same. */
    ObjectNode whole(List<Outcome> outcomes);

    /** What comes before the first text of a choice; null when nothing does. */
    ObjectNode opening(int choice);

    ObjectNode piece(int choice, Delta delta);

    /** The last piece of a choice, with the reason why it is over. */
    ObjectNode end(int choice, Outcome outcome);

    /** Frame for the usage, when asked for. */
    ObjectNode usage(Usage usage);

    static ObjectNode put(ObjectNode body, Usage usage) {
        body.putObject("usage")
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.totalTokens());
        return body;
    }

    /** The usage of all answers to one prompt. */
    static Usage sum(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::usage).reduce(Usage::plus).orElseThrow();
    }

    /** {@code {"content": [{"token", "logprob", "bytes", "top_logprobs"}]}}. */
    static void putChances(ObjectNode choice, List<TokenChance> chances, boolean wanted) {
        if (!wanted) {
            choice.putNull("logprobs");
            return;
        }
        ArrayNode content = choice.putObject("logprobs").putArray("content");
        for (TokenChance chance : chances) {
            ObjectNode token = TokenText.put(content.addObject(), chance.token(), chance.logprob());
            ArrayNode top = token.putArray("top_logprobs");
            chance.top().forEach(other -> TokenText.put(top.addObject(), other.token(), other.logprob()));
        }
    }
}
