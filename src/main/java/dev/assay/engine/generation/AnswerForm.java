package dev.assay.engine.generation;

import java.util.List;

/** What an answer has to look like. Tokens that would break it are not chosen, whatever the model thinks of them. */
public sealed interface AnswerForm {
    AnswerForm TEXT = new Text();
    AnswerForm JSON_OBJECT = new JsonObject();

    /** The rule for one answer. */
    Guide guide();

    /** Any text. */
    record Text() implements AnswerForm {
        @Override
        public Guide guide() {
            return new TextGuide();
        }
    }

    /** One JSON object. */
    record JsonObject() implements AnswerForm {
        @Override
        public Guide guide() {
            return new ThenEnd(new JsonObjectGuide());
        }
    }

    /** Any text, or a call of one of these tools. */
    record MayCall(List<String> tools) implements AnswerForm {
        @Override
        public Guide guide() {
            return new MayCallGuide(new TextGuide(), new ToolCallGuide(tools));
        }
    }

    /** A call of one of these tools. */
    record MustCall(List<String> tools) implements AnswerForm {
        @Override
        public Guide guide() {
            return new ToolCallGuide(tools);
        }
    }
}
