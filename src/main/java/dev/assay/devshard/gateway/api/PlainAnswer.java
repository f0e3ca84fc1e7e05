package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.openai.CompletionAssembler;
import dev.assay.devshard.gateway.session.AnswerSink;
import java.util.ArrayList;
import java.util.List;

/** An answer that is put together and sent as one JSON object (D18). */
final class PlainAnswer implements AnswerSink {
    private final List<ObjectNode> chunks = new ArrayList<>();

    @Override
    public void chunk(ObjectNode chunk) {
        chunks.add(chunk);
    }

    @Override
    public boolean startOver() {
        chunks.clear();
        return true;
    }

    List<ObjectNode> chunks() {
        return chunks;
    }

    static ObjectNode completion(List<ObjectNode> chunks) {
        CompletionAssembler assembler = new CompletionAssembler();
        chunks.forEach(assembler::add);
        return assembler.completion();
    }
}
