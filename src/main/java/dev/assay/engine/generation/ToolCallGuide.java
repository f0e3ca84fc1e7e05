package dev.assay.engine.generation;

import dev.assay.engine.text.Vocabulary;
import java.util.List;

/** The call token, then {@code {"name": "<one of these>", "arguments": {…}}}, as the model card writes it. */
final class ToolCallGuide implements Guide {
    private final Guide json;
    private boolean begun;

    ToolCallGuide(List<String> tools) {
        json = new ThenEnd(new SequenceGuide(List.of(
                new WordsGuide(tools.stream()
                        .map(tool -> "{\"name\": \"" + tool + "\", \"arguments\": ")
                        .toList()),
                new JsonObjectGuide(),
                new WordsGuide(List.of("}")))));
    }

    @Override
    public boolean allows(int token) {
        return begun ? json.allows(token) : token == Vocabulary.TOOL_CALL;
    }

    @Override
    public void accept(int token) {
        if (begun) {
            json.accept(token);
        }
        begun = true;
    }
}
