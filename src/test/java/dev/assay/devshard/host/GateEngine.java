package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.engine.Prompt;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An engine that says one line, and ends as the test tells it, when the test tells it. */
final class GateEngine implements Engine {
    private final BlockingQueue<Boolean> endings = new LinkedBlockingQueue<>();
    private final CountDownLatch running = new CountDownLatch(1);

    @Override
    public Completion complete(Prompt prompt, Lines lines) throws EngineFailure {
        byte[] line = "{\"choices\":[]}".getBytes(UTF_8);
        lines.line(line);
        running.countDown();
        if (!end()) {
            throw new EngineFailure("told to fail");
        }
        return new Completion(List.of(line), 1, 1);
    }

    void completes() {
        endings.add(true);
    }

    void fails() {
        endings.add(false);
    }

    void awaitRunning() throws InterruptedException {
        if (!running.await(5, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine was not asked within 5 s");
        }
    }

    private boolean end() throws EngineFailure {
        try {
            Boolean ending = endings.poll(5, TimeUnit.SECONDS);
            return ending != null && ending;
        } catch (InterruptedException e) {
            throw new EngineFailure("interrupted", e);
        }
    }
}
