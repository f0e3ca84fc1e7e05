package dev.assay.engine.openai;

import dev.assay.engine.generation.AnswerForm;
import java.util.ArrayList;
import java.util.List;

/** Which form an answer has to have: {@code tools}, {@code tool_choice} and {@code response_format}. */
final class ToolChoice {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    private static final int MOST = 64;

    private ToolChoice() {}

    static AnswerForm read(Member request) {
        List<String> tools = names(request.at("tools"));
        AnswerForm calls = calls(request.at("tool_choice"), tools);
        Member format = request.at("response_format");
        if (!format.isThere()) {
            return calls;
        }
        if (!format.isObject()) {
            format.wrong("must be an object");
            return calls;
        }
        String type = format.at("type").choice(List.of("text", "json_object"), "text");
        return type.equals("json_object") && calls == AnswerForm.TEXT ? AnswerForm.JSON_OBJECT : calls;
    }

    private static List<String> names(Member tools) {
        List<String> names = new ArrayList<>();
        for (Member tool : tools.elements()) {
            tool.at("type").choice(List.of("function"), "function");
            Member name = tool.at("function").at("name");
            if (name.mustBeThere() && !name.text().matches(NAME)) {
                name.wrong("must be 1 to 64 letters, digits, - or _");
            }
            names.add(name.json().asText());
        }
        if (names.size() > MOST) {
            tools.wrong("must hold at most " + MOST + " tools");
        }
        return names;
    }

    private static AnswerForm calls(Member choice, List<String> tools) {
        if (choice.isObject()) {
            return named(choice.at("function").at("name"), tools);
        }
        String word = choice.choice(List.of("none", "auto", "required"), tools.isEmpty() ? "none" : "auto");
        if (word.equals("none") || tools.isEmpty()) {
            if (word.equals("required")) {
                choice.wrong("is required, but there are no tools");
            }
            return AnswerForm.TEXT;
        }
        return word.equals("auto") ? new AnswerForm.MayCall(tools) : new AnswerForm.MustCall(tools);
    }

    private static AnswerForm named(Member name, List<String> tools) {
        String wanted = name.text();
        if (!tools.contains(wanted)) {
            name.wrong("is not among the tools");
            return AnswerForm.TEXT;
        }
        return new AnswerForm.MustCall(List.of(wanted));
    }
}
