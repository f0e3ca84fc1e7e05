package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Question;
import dev.assay.engine.generation.AnswerForm;
import dev.assay.engine.generation.Sampling;
import dev.assay.engine.openai.Catalogue;
import dev.assay.engine.openai.Inspection;
import dev.assay.engine.openai.Member;
import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * A request for a response.
 *
 * @param sent the body as it was sent, for what a response repeats of it
 * @param input without instructions and without the responses before it
 * @param conversation all turns of this and the responses before it, without instructions
 */
record ResponseRequest(
        String model,
        ObjectNode sent,
        boolean stream,
        boolean store,
        ResponseInput input,
        List<Turn> conversation,
        Question question) {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /**
     * @param before the turns of a stored response; it throws when there is none
     * @throws dev.assay.engine.api.InvalidRequest 400 with all that is wrong
     */
    static ResponseRequest read(
            byte[] body, Catalogue catalogue, int usualBudget, Function<String, List<Turn>> before) {
        Inspection inspection = new Inspection(400);
        Member request = inspection.read(body);
        Member model = request.at("model");
        String asked = model.mustBeThere() ? model.text() : "";
        ResponseInput input = ResponseInput.read(request.at("input"));
        String instructions = request.at("instructions").text("");
        int budget = request.at("max_output_tokens").whole(1, Integer.MAX_VALUE, usualBudget);
        Sampling sampling = new Sampling(
                request.at("temperature").number(0, 2, 0),
                request.at("top_p").number(0, 1, 1),
                0,
                0,
                Map.of(),
                ThreadLocalRandom.current().nextLong());
        AnswerForm form = form(request);
        boolean stream = request.at("stream").flag(false);
        boolean store = request.at("store").flag(true);
        String previous = request.at("previous_response_id").text("");
        inspection.end();
        List<Turn> conversation = new ArrayList<>(previous.isEmpty() ? List.of() : before.apply(previous));
        conversation.addAll(input.turns());
        List<Turn> turns = new ArrayList<>();
        if (!instructions.isEmpty()) {
            turns.add(new Turn(Role.SYSTEM, instructions));
        }
        turns.addAll(conversation);
        Question question = new Question(turns, budget, sampling, List.of(), form, input.picture());
        return new ResponseRequest(
                catalogue.resolve(asked, 400),
                (ObjectNode) request.json(),
                stream,
                store,
                input,
                List.copyOf(conversation),
                question);
    }

    private static AnswerForm form(Member request) {
        List<String> tools = new ArrayList<>();
        for (Member tool : request.at("tools").elements()) {
            if (tool.at("type").text("").equals("function")) {
                String name = tool.at("name").text();
                if (!name.matches(NAME)) {
                    tool.at("name").wrong("must be 1 to 64 letters, digits, - or _");
                }
                tools.add(name);
            }
        }
        String format = request.at("text").at("format").at("type").text("text");
        AnswerForm plain = format.equals("text") ? AnswerForm.TEXT : AnswerForm.JSON_OBJECT;
        Member choice = request.at("tool_choice");
        if (choice.isObject()) {
            String name = choice.at("name").text();
            if (!tools.contains(name)) {
                choice.at("name").wrong("is not among the tools");
                return plain;
            }
            return new AnswerForm.MustCall(List.of(name));
        }
        String word = choice.choice(List.of("none", "auto", "required"), "auto");
        if (tools.isEmpty() && word.equals("required")) {
            choice.wrong("is required, but there are no tools");
        }
        if (tools.isEmpty() || word.equals("none")) {
            return plain;
        }
        return word.equals("required") ? new AnswerForm.MustCall(tools) : new AnswerForm.MayCall(tools);
    }
}
