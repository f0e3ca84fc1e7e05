package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Whether an inference engine answers the same to the same, and what it tells of itself (contract of the engine, 8 and 9). */
final class EngineMemoryMutants {
    private static final String METRICS = "engine.schedule.SchedulerMetrics";
    private static final String GENERATOR = "engine.generation.Generator";
    private static final String SAMPLING = "engine.openai.SamplingReader.read";

    private EngineMemoryMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "greedy-is-a-lottery",
                        "the same question gets another answer each time",
                        "engine 9",
                        "@EN52",
                        after(SAMPLING, EngineMemoryMutants::byChance)),
                answersMixedUp(),
                otherAfterARestart(),
                Mutant.of(
                        "beginning-forgotten",
                        "the beginning of a long conversation is forgotten without a word",
                        "KD12",
                        "@EN55",
                        before(GENERATOR + ".read", call -> {
                            Inside prompt = Inside.of(call.argument(0));
                            int tokens = (int) prompt.call("size").object();
                            if (tokens > 64) {
                                call.argument(
                                        0,
                                        prompt.call("between", tokens - 64, tokens)
                                                .object());
                            }
                        })),
                Mutant.of(
                        "answers-not-counted",
                        "the metrics know nothing of finished answers",
                        "engine 8",
                        "@EN56",
                        instead(METRICS + ".completed", null)),
                seriesWithoutEnd(),
                Mutant.of(
                        "memory-not-told",
                        "the metrics say that sessions at work need no memory",
                        "engine 8",
                        "@EN58",
                        instead("engine.schedule.Session.liveBytes", 0L)),
                Mutant.of(
                        "name-has-no-effect",
                        "the name that an operator gives the model has no effect",
                        "KD15",
                        "@EN59",
                        instead("engine.EngineSettings.label", "assay-tiny")));
    }

    private static void byChance(Call call) throws Throwable {
        call.answer(Inside.of(call.result()).with("temperature", 2.0));
    }

    /** Where two are answered at once, one gets what the other was told. */
    private static Mutant answersMixedUp() {
        return new Mutant(
                "answers-mixed-up", "requests at once are given each other's answers", "KD11", "@EN53 or @EN44", () -> {
                    AtomicInteger atWork = new AtomicInteger();
                    AtomicReference<Object> last = new AtomicReference<>();
                    return List.of(
                            new Change(Seam.of(GENERATOR + ".answer"), call -> atWork.incrementAndGet(), call -> {
                                boolean alone = atWork.getAndDecrement() == 1;
                                Object before = call.thrown() == null ? last.getAndSet(call.result()) : null;
                                if (!alone && before != null) {
                                    call.answer(before);
                                }
                            }));
                });
    }

    private static Mutant otherAfterARestart() {
        return new Mutant(
                "other-answers-after-a-restart",
                "an engine that was restarted answers otherwise than before",
                "engine 9",
                "@EN54",
                () -> {
                    AtomicInteger starts = new AtomicInteger();
                    return List.of(
                            after("engine.RunningEngine.start", call -> starts.incrementAndGet()),
                            after(SAMPLING, call -> {
                                if (starts.get() > 1) {
                                    call.answer(Inside.of(call.result()).with("frequencyPenalty", 2.0));
                                }
                            }));
                });
    }

    private static Mutant seriesWithoutEnd() {
        return new Mutant(
                "series-without-end",
                "whoever asks for anything makes the metrics grow",
                "KD10",
                "@EN57 or @DG27",
                () -> {
                    AtomicInteger asked = new AtomicInteger();
                    return List.of(before(
                            "service.Metrics.observe",
                            call -> call.argument(1, call.argument(1) + "/" + asked.incrementAndGet())));
                });
    }
}
