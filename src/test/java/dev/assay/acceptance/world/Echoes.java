package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many texts that an engine is told to say exactly, and which of them came back otherwise. */
public final class Echoes {
    private static final int AT_ONCE = 4;

    private final World world;
    private final EngineUnderTest engine;
    private final List<String> otherwise = new ArrayList<>();
    private int asked;

    public Echoes(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    /** Asks for that many texts. Evidence is noted only of those that come back otherwise: the report has to stay readable. */
    public void asks(int count) {
        EngineClient client = engine.unwitnessed();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Echo.some(count).stream()
                    .map(echo -> CompletableFuture.runAsync(() -> ask(client, echo), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        world.evidence().note(exact() + " of " + asked + " texts came back exactly");
        otherwise.forEach(world.evidence()::note);
    }

    private void ask(EngineClient client, Echo echo) {
        String text =
                client.chat(ChatRequest.asking(engine.model(), echo.prompt())).content();
        synchronized (this) {
            asked++;
            if (!text.equals(echo.text())) {
                otherwise.add("\"" + echo.prompt() + "\" gave \"" + text + "\"");
            }
        }
    }

    public int exact() {
        return asked - otherwise.size();
    }

    /** What was asked and what came instead, one line each. */
    public List<String> otherwise() {
        return List.copyOf(otherwise);
    }
}
