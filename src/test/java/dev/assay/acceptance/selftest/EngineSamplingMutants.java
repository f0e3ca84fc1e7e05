package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What an inference engine makes of the settings for chance, and what it tells of chances (contract of the engine, 3). */
final class EngineSamplingMutants {
    private static final String READ = "engine.openai.SamplingReader.read";

    private EngineSamplingMutants() {}

    static List<Mutant> all() {
        return List.of(
                ignored("top-p-ignored", "all tokens may be drawn, whatever share is named", "topP", 1.0, "@EN81"),
                ignored("presence-free", "a presence penalty is passed over", "presencePenalty", 0.0, "@EN82"),
                ignored("frequency-free", "a frequency penalty is passed over", "frequencyPenalty", 0.0, "@EN82"),
                ignored("bias-ignored", "a bias on tokens is passed over", "bias", Map.of(), "@EN83"),
                Mutant.of(
                        "choices-drawn-alike",
                        "several answers to one question are one answer several times",
                        "engine 3",
                        "@EN84",
                        after("engine.generation.Sampling.forChoice", call -> call.answer(call.self()))),
                Mutant.of(
                        "chances-not-streamed",
                        "a stream does not tell the chances that were asked for",
                        "engine 3",
                        "@EN85",
                        before(
                                "engine.openai.ChatAnswers.piece",
                                call -> call.argument(
                                        1, Inside.of(call.argument(1)).with("chances", List.of())))),
                Mutant.of(
                        "wandering-points",
                        "a text is another point each time",
                        "engine 3",
                        "@EN86",
                        after("engine.generation.Generator.embed", call -> {
                            float[] point = call.result(float[].class);
                            point[0] += ThreadLocalRandom.current().nextFloat(1, 2);
                            call.changed();
                        })));
    }

    private static Mutant ignored(String name, String what, String member, Object value, String noticedBy) {
        return Mutant.of(
                name,
                what,
                "KD13",
                noticedBy,
                after(READ, call -> call.answer(Inside.of(call.result()).with(member, value))));
    }
}
