package dev.assay.engine.dialect.gemini;

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

/** Reads a request to generate. Members this API does not have are ignored; those it has are checked. */
final class GenerateRequest {
    private static final String FUNCTION_NAME = "[A-Za-z0-9_-]{1,64}";

    private GenerateRequest() {}

    /** @throws dev.assay.service.ApiError 400 */
    static Question read(ObjectNode body, int usualBudget) {
        Field request = Field.body(body);
        Contents contents = new Contents();
        List<Turn> turns = new ArrayList<>();
        either(request, "systemInstruction", "system_instruction")
                .maybe(contents::instruction)
                .ifPresent(turns::add);
        List<Turn> said = request.at("contents").required(field -> field.each(contents::turn));
        if (said.isEmpty()) {
            throw request.at("contents").invalid("holds nothing");
        }
        turns.addAll(said);
        Field config = either(request, "generationConfig", "generation_config");
        int budget = config.maybe(field -> either(field, "maxOutputTokens", "max_output_tokens")
                        .maybe(each -> each.whole(1, Integer.MAX_VALUE))
                        .orElse(usualBudget))
                .orElse(usualBudget);
        return new Question(turns, budget, sampling(config), stops(config), form(request, config), contents.picture());
    }

    /** The member under whichever of its two names it came. */
    private static Field either(Field object, String name, String other) {
        if (!object.isThere()) {
            return object;
        }
        return object.at(name).isThere() ? object.at(name) : object.at(other);
    }

    private static Sampling sampling(Field config) {
        long fresh = ThreadLocalRandom.current().nextLong();
        if (!config.isThere()) {
            return Sampling.of(0, fresh);
        }
        return new Sampling(
                config.at("temperature").maybe(field -> field.number(0, 2)).orElse(0.0),
                either(config, "topP", "top_p")
                        .maybe(field -> field.number(0, 1))
                        .orElse(1.0),
                0,
                0,
                Map.of(),
                config.at("seed")
                        .maybe(field -> (long) field.whole(0, Integer.MAX_VALUE))
                        .orElse(fresh));
    }

    private static List<String> stops(Field config) {
        if (!config.isThere()) {
            return List.of();
        }
        Field stops = either(config, "stopSequences", "stop_sequences");
        List<String> read = stops.maybe(field -> field.each(Field::text)).orElse(List.of());
        if (read.contains("") || read.size() > 5) {
            throw stops.invalid("is not a list of at most 5 texts, none of them empty");
        }
        return read;
    }

    private static AnswerForm form(Field request, Field config) {
        List<String> functions = functions(request);
        boolean json = config.maybe(field ->
                        either(field, "responseMimeType", "response_mime_type").isText("application/json"))
                .orElse(false);
        Field calling = either(request, "toolConfig", "tool_config")
                .maybe(field -> either(field, "functionCallingConfig", "function_calling_config"))
                .orElse(request.at("toolConfig"));
        String mode = calling.maybe(field -> field.at("mode").maybe(Field::text).orElse("AUTO"))
                .orElse("AUTO");
        AnswerForm plain = json ? AnswerForm.JSON_OBJECT : AnswerForm.TEXT;
        return switch (mode) {
            case "AUTO", "VALIDATED", "MODE_UNSPECIFIED" ->
                functions.isEmpty() || json ? plain : new AnswerForm.MayCall(functions);
            case "ANY" -> new AnswerForm.MustCall(allowed(calling, functions));
            case "NONE" -> plain;
            default -> throw calling.at("mode").invalid("is none of AUTO, ANY, NONE");
        };
    }

    private static List<String> allowed(Field calling, List<String> functions) {
        Field names = either(calling, "allowedFunctionNames", "allowed_function_names");
        List<String> allowed = names.maybe(field -> field.each(Field::text))
                .filter(list -> !list.isEmpty())
                .orElse(functions);
        if (allowed.isEmpty() || !functions.containsAll(allowed)) {
            throw calling.invalid("wants a call of functions that are not declared");
        }
        return allowed;
    }

    private static List<String> functions(Field request) {
        List<String> names = new ArrayList<>();
        request.at("tools")
                .maybe(tools -> tools.each(tool -> either(tool, "functionDeclarations", "function_declarations")
                        .maybe(all -> all.each(declaration -> names.add(name(declaration))))));
        if (names.stream().distinct().count() < names.size()) {
            throw request.at("tools").invalid("declares two functions of one name");
        }
        return names;
    }

    private static String name(Field declaration) {
        String name = declaration.at("name").required(Field::text);
        if (!name.matches(FUNCTION_NAME)) {
            throw declaration.at("name").invalid("is not a name of 1 to 64 letters, digits, - and _");
        }
        return name;
    }
}
