package dev.assay.engine.generation;

/** The text of a tool call, which {@link ToolCallGuide} gave its form. */
final class CallText {
    private static final String BEFORE_NAME = "{\"name\": \"";
    private static final String BETWEEN = "\", \"arguments\": ";

    private CallText() {}

    static ToolCall parse(String call) {
        int between = call.indexOf(BETWEEN);
        return new ToolCall(
                call.substring(BEFORE_NAME.length(), between),
                call.substring(between + BETWEEN.length(), call.length() - 1));
    }
}
