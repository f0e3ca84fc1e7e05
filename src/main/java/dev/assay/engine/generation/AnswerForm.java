package dev.assay.engine.generation;

import java.util.List;

/** What an answer has to look like. Tokens that would break it are not chosen, whatever the model thinks of them. */
public sealed interface AnswerForm {
    AnswerForm TEXT = new Text();
    AnswerForm JSON_OBJECT = new JsonObject();
    AnswerForm ONE_DIGIT = new OneOf(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

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

    /** One of these texts, none of which begins another. */
    record OneOf(List<String> texts) implements AnswerForm {
        @Override
        public Guide guide() {
            return new ThenEnd(new WordsGuide(texts));
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
