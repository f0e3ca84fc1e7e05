package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Question;
import dev.assay.engine.generation.AnswerForm;
import dev.assay.engine.generation.Sampling;
import dev.assay.engine.text.Turn;
import dev.assay.service.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request for a message. Members this API does not have are ignored; those it has are checked.
 *
 * @param model as the client wrote it; one that is served here
 */
record MessagesRequest(String model, boolean stream, Question question) {
    private static final int SHORTEST_THOUGHT = 1024;
    private static final String TOOL_NAME = "[A-Za-z0-9_-]{1,64}";

    /** @throws dev.assay.service.ApiError 400, or 404 for an unknown model */
    static MessagesRequest read(ObjectNode body) {
        Field request = Field.body(body);
        String model = request.at("model").required(Field::text);
        AnthropicModels.require(model);
        int maxTokens = request.at("max_tokens").required(field -> field.whole(1, Integer.MAX_VALUE));
        checkThinking(request.at("thinking"), maxTokens);
        boolean stream = request.at("stream").maybe(Field::flag).orElse(false);
        return new MessagesRequest(model, stream, question(request, maxTokens));
    }

    /** The same without a budget: only the prompt counts. */
    static Question prompt(ObjectNode body) {
        Field request = Field.body(body);
        AnthropicModels.require(request.at("model").required(Field::text));
        return question(request, 1);
    }

    private static Question question(Field request, int maxTokens) {
        Content content = new Content();
        List<Turn> turns = new ArrayList<>();
        request.at("system").maybe(content::system).ifPresent(turns::add);
        List<Turn> messages = request.at("messages").required(field -> field.each(content::message));
        if (messages.isEmpty()) {
            throw request.at("messages").invalid("holds no message; at least one is needed");
        }
        turns.addAll(messages);
        List<String> stops = request.at("stop_sequences")
                .maybe(field -> field.each(Field::text))
                .orElse(List.of());
        if (stops.contains("")) {
            throw request.at("stop_sequences").invalid("holds an empty text");
        }
        return new Question(turns, maxTokens, sampling(request), stops, form(request), content.picture());
    }

    private static Sampling sampling(Field request) {
        double temperature =
                request.at("temperature").maybe(field -> field.number(0, 1)).orElse(0.0);
        double topP = request.at("top_p").maybe(field -> field.number(0, 1)).orElse(1.0);
        long seed = ThreadLocalRandom.current().nextLong();
        return new Sampling(temperature, topP, 0, 0, Map.of(), seed);
    }

    private static void checkThinking(Field thinking, int maxTokens) {
        if (!thinking.isThere()) {
            return;
        }
        switch (thinking.at("type").required(Field::text)) {
            case "disabled", "adaptive":
                return;
            case "enabled":
                int budget = thinking.at("budget_tokens").required(field -> field.whole(0, Integer.MAX_VALUE));
                if (budget < SHORTEST_THOUGHT || budget >= maxTokens) {
                    throw thinking.at("budget_tokens")
                            .invalid("is not from " + SHORTEST_THOUGHT + " to less than max_tokens");
                }
                return;
            default:
                throw thinking.at("type").invalid("is none of enabled, disabled, adaptive");
        }
    }

    private static AnswerForm form(Field request) {
        List<String> tools = tools(request);
        Field choice = request.at("tool_choice");
        String how =
                choice.maybe(field -> field.at("type").required(Field::text)).orElse("auto");
        boolean json = request.at("output_config")
                .maybe(field -> field.at("format").isThere())
                .orElse(false);
        AnswerForm plain = json ? AnswerForm.JSON_OBJECT : AnswerForm.TEXT;
        return switch (how) {
            case "auto" -> tools.isEmpty() || json ? plain : new AnswerForm.MayCall(tools);
            case "none" -> plain;
            case "any" -> new AnswerForm.MustCall(some(choice, tools));
            case "tool" -> new AnswerForm.MustCall(one(choice.at("name"), tools));
            default -> throw choice.at("type").invalid("is none of auto, any, tool, none");
        };
    }

    private static List<String> some(Field choice, List<String> tools) {
        if (tools.isEmpty()) {
            throw choice.invalid("wants a tool used, but there are no tools");
        }
        return tools;
    }

    private static List<String> one(Field name, List<String> tools) {
        String wanted = name.required(Field::text);
        if (!tools.contains(wanted)) {
            throw name.invalid("is not one of the tools");
        }
        return List.of(wanted);
    }

    private static List<String> tools(Field request) {
        List<String> names = request.at("tools")
                .maybe(field -> field.each(MessagesRequest::tool))
                .orElse(List.of());
        if (names.stream().distinct().count() < names.size()) {
            throw request.at("tools").invalid("has two tools of one name");
        }
        return names;
    }

    private static String tool(Field tool) {
        String name = tool.at("name").required(Field::text);
        if (!name.matches(TOOL_NAME)) {
            throw tool.at("name").invalid("is not a name of 1 to 64 letters, digits, - and _");
        }
        return name;
    }
}
