package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.RunId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Names, questions and keys that belong to one scenario and to no other, in this run or an earlier one. */
public final class Names {
    /** At least as many. */
    public static final int WORDS_OF_A_LONG_QUESTION = 200;

    private final RunId run;
    private final String suffix;
    private final AtomicInteger questions = new AtomicInteger();

    Names(RunId run) {
        this.run = run;
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        this.suffix = HexFormat.of().formatHex(random);
    }

    /** A question that nobody has asked before: gateways remember answers. */
    public String question() {
        return unique("Question " + questions.incrementAndGet() + ", please say every word of this back");
    }

    /** A question whose answer takes its time, said back word by word. */
    public String longQuestion() {
        return question() + " word".repeat(WORDS_OF_A_LONG_QUESTION);
    }

    /** The text, made unique to this scenario. */
    String unique(String text) {
        return text + " [" + run + " " + suffix + "]";
    }
}
