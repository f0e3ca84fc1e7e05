package dev.assay.acceptance.world;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.FaultControl;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.Json;
import dev.assay.acceptance.environment.Capability;

/** Somebody the engine may not know, and what the engine told him last. */
public final class EngineVisitor {
    private final World world;
    private final EngineUnderTest engine;
    private Answer answer;

    public EngineVisitor(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    /** What there is to be looked at. */
    public enum Sight implements Titled {
        HEALTH("its health", "/healthz"),
        METRICS("its metrics", "/metrics"),
        MODELS("its models", "/v1/models"),
        NOTHING("something that is not", "/v1/nothing/at/all"),
        HEALTH_WITH_A_SLASH("its health with a slash", "/healthz/");

        private final String title;
        private final String path;

        Sight(String title, String path) {
            this.title = title;
            this.path = path;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** What one can ask for in vain. */
    public enum Vain implements Titled {
        NOTHING("something that is not there", "GET", "/v1/nothing/at/all"),
        WRONG_WAY("a chat in the wrong way", "GET", "/v1/chat/completions"),
        NO_MODEL("a model that is not there", "GET", "/v1/models/gpt-99");

        private final String title;
        private final String method;
        private final String path;

        Vain(String title, String method, String path) {
            this.title = title;
            this.method = method;
            this.path = path;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public void asksShowing(String authorization) {
        asks(engine.client().authorised(authorization));
    }

    public void asksShowingNothing() {
        asks(engine.client().anonymous());
    }

    public void looksAt(Sight sight) {
        world.network().require(Capability.ENGINE_KEY);
        answer = engine.client().anonymous().get(sight.path);
    }

    public void asksFor(Vain vain) {
        answer = engine.client().request(vain.method, vain.path);
    }

    public void sendsWithoutMessages() {
        world.network().require(Capability.ENGINE_KEY);
        answer =
                engine.client().anonymous().chat(question().without("messages")).answer();
    }

    public void sends(String text) {
        answer = engine.client().post("/v1/chat/completions", ByteString.copyFromUtf8(text));
    }

    public void sends(WrongPrompt wrong) {
        answer = engine.client().post("/v1/chat/completions", wrong.spoil(question()));
    }

    public void triesToMakeItMisbehave() {
        answer = new FaultControl(world.network().engine().orElseThrow().url(), world.evidence())
                .send(FaultOrder.of("fail_reading"));
    }

    public Answer answer() {
        return answer;
    }

    private void asks(EngineClient client) {
        answer = client.chat(question()).answer();
    }

    private ChatRequest question() {
        return ChatRequest.asking(engine.model(), "Reply with exactly HI")
                .with("user", Json.object().textNode(engine.marker()));
    }
}
