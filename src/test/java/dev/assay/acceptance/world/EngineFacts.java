package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What can be looked up about an engine and its answers. */
public final class EngineFacts {
    private final EngineUnderTest engine;

    public EngineFacts(EngineUnderTest engine) {
        this.engine = engine;
    }

    /** The names that the engine lists. */
    public List<String> models() {
        Document list = engine.client().get("/v1/models").mustHave(200).document();
        return list.each("data", model -> model.text("id"));
    }

    public String modelOf(EngineReply reply) {
        return reply.chat().answer().document().text("model");
    }

    /** As the model card has it: a byte of UTF-8 is a token. */
    public long tokensOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The function of the one call in an answer. */
    public Document callIn(EngineReply reply) {
        List<Document> calls = reply.choice(0).at("message").each("tool_calls", call -> call.at("function"));
        if (calls.size() != 1) {
            throw new AssertionError("wanted one call, saw " + calls.size() + "\n   where: "
                    + reply.answer().where());
        }
        return calls.get(0);
    }
}
