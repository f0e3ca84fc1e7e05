package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.assay.acceptance.client.EngineControl;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A network whose hosts have a real model, and the word that the scenario has the model say. */
public final class ModelNetwork {
    /** In tokens, which are bytes. */
    private static final int CONTEXT = 1024;

    private final World world;
    private final EngineUnderTest engine;
    private final Application application;
    private final Suspect suspect;
    private final String word =
            "QA_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    public ModelNetwork(World world, EngineUnderTest engine, Application application, Suspect suspect) {
        this.world = world;
        this.engine = engine;
        this.application = application;
        this.suspect = suspect;
    }

    /** Nobody else has ever had it said. */
    public String word() {
        return word;
    }

    /** The model's tokens are bytes; the end of its turn is one more. */
    public long tokensOfTheAnswer() {
        return word.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    public void asks() {
        suspect.foreseeOnce();
        application.asks("Reply with exactly " + word);
    }

    public void streams() {
        suspect.foreseeOnce();
        application.streams("Reply with exactly " + word);
    }

    /** More than the model's context holds. */
    public void asksTooMuch() {
        suspect.foreseeOnce();
        application.asks("Reply with exactly " + word + " and think of" + " more".repeat(CONTEXT / 5));
    }

    /** Waits until the engine has been asked for the word that often. */
    public void awaitComputed(int times) {
        EngineControl control = engine.control();
        world.eventually()
                .until(
                        "the engine to be asked for " + word + " by " + times + " hosts",
                        () -> control.captured(word).size(),
                        greaterThanOrEqualTo(times));
    }
}
