package dev.assay.engine.generation;

import java.util.List;
import java.util.Optional;

/**
 * A whole answer. Its text is all deltas put together.
 *
 * @param toolCall there exactly when the reason is {@link FinishReason#TOOL_CALLS}; then the text is empty
 * @param stop the stop sequence that ended the answer; empty when it ended otherwise
 * @param chances of the tokens of the text; empty unless asked for
 */
public record Outcome(
        FinishReason reason,
        String text,
        Optional<ToolCall> toolCall,
        Optional<String> stop,
        List<TokenChance> chances,
        Usage usage) {}
