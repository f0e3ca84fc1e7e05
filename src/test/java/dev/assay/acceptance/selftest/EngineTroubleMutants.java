package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** An inference engine that fails, or has more to do than it can (contract of the engine, 7 and 8). */
final class EngineTroubleMutants {
    private static final String PERMITS = "engine.schedule.Permits";
    private static final String METRICS = "engine.schedule.SchedulerMetrics";

    private EngineTroubleMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "errors-tell-of-the-inside",
                        "an error repeats the words of an inner exception",
                        "KD05",
                        "@EN37",
                        before("service.ErrorAnswers.unforeseen", call -> {
                            Exception failure = call.argument(0, Exception.class);
                            Object error = Inside.make("service.ApiError", 500, "internal", failure.getMessage());
                            Inside.of(call.self()).call("answer", call.argument(1), error);
                            call.answer(null);
                        })),
                permitLeaks(),
                Mutant.of(
                        "failures-not-counted",
                        "the metrics know nothing of a model that fails",
                        "KD09",
                        "@EN39",
                        instead(METRICS + ".failed", null)),
                Mutant.of(
                        "refusals-without-end",
                        "an engine that was told to refuse once refuses for ever",
                        "engine 15",
                        "@EN40",
                        before("service.fault.Fault.take", call -> {
                            Inside.of(call.self()).set("taken", 0);
                            call.changed();
                        })),
                Mutant.of(
                        "garbage-never-comes",
                        "a stream that was to hold garbage is an ordinary one",
                        "engine 15",
                        "@EN41",
                        instead("engine.control.FaultyStreams$Faulty.strike", null)),
                Mutant.of(
                        "captures-without-bodies",
                        "what was asked cannot be looked up",
                        "engine 15",
                        "@EN42",
                        instead("engine.control.Captures.body", "")),
                Mutant.of(
                        "engine-control-without-test-mode",
                        "an engine takes orders to misbehave although nobody switched on the test mode",
                        "engine 15",
                        "@EN43",
                        instead("service.TestMode.isOn", true)),
                Mutant.of(
                        "sessions-without-limit",
                        "an engine works for more at once than it was told to",
                        "engine 7",
                        "@EN44",
                        instead(PERMITS + ".take", null),
                        instead(PERMITS + ".giveBack", null)),
                Mutant.of(
                        "refusals-not-counted",
                        "the metrics know nothing of requests that found no room",
                        "KD02",
                        "@EN45",
                        before(METRICS + ".admission", call -> {
                            if (call.argument(0).toString().equals("REJECTED")) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "nobody-waits-officially",
                        "the gauge of waiting requests is always zero",
                        "KD08",
                        "@EN46",
                        instead(PERMITS + ".waiting", 0)),
                Mutant.of(
                        "last-come-first-served",
                        "who came last is served first",
                        "engine 7",
                        "@EN46",
                        before(PERMITS + ".giveBack", call -> {
                            @SuppressWarnings("unchecked")
                            Deque<Object> waiting = Inside.of(call.self()).get("waiting", Deque.class);
                            if (waiting.size() > 1) {
                                waiting.addFirst(waiting.removeLast());
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "no-word-of-when-to-try-again",
                        "who finds no room is not told when to come back",
                        "engine 7",
                        "@EN47",
                        before("service.ApiError.headers", call -> {
                            if (call.self().getClass().getSimpleName().equals("Saturated")) {
                                call.answer(Map.of());
                            }
                        })),
                Mutant.of(
                        "nobody-looks-who-hung-up",
                        "an engine goes on for a client that has hung up",
                        "engine 7",
                        "@EN48",
                        instead("service.Hangups.look", null)),
                Mutant.of(
                        "the-gone-keep-their-place",
                        "a client that hung up while it waited keeps its place in the queue",
                        "engine 7",
                        "@EN49",
                        instead("engine.generation.Cancellation.onCancel", null)),
                Mutant.of(
                        "answers-without-deadline",
                        "an answer may take for ever",
                        "KD14",
                        "@EN50",
                        instead("engine.schedule.Limits.deadline", Duration.ofMinutes(5))),
                readingBlocksHealth());
    }

    /** Whoever's model failed keeps the place at it. */
    private static Mutant permitLeaks() {
        return new Mutant(
                "permit-leaks", "a request whose model fails keeps its place for ever", "KD01", "@EN38", () -> {
                    Set<Thread> failed = ConcurrentHashMap.newKeySet();
                    return List.of(
                            after(METRICS + ".failed", call -> {
                                if (call.argument(0).toString().equals("ERROR")) {
                                    failed.add(Thread.currentThread());
                                }
                            }),
                            before(PERMITS + ".giveBack", call -> {
                                if (failed.remove(Thread.currentThread())) {
                                    call.answer(null);
                                }
                            }));
                });
    }

    /** One thread for everything, as it were. */
    private static Mutant readingBlocksHealth() {
        return new Mutant(
                "reading-blocks-health",
                "while the model reads a prompt nobody is told how the engine is",
                "KD06",
                "@EN51",
                () -> {
                    Semaphore loop = new Semaphore(1, true);
                    return List.of(
                            new Change(
                                    Seam.of("engine.generation.Generator.read"),
                                    call -> {
                                        loop.acquireUninterruptibly();
                                        call.changed();
                                    },
                                    call -> loop.release()),
                            before("engine.openai.OpenAiMount.health", call -> {
                                loop.acquireUninterruptibly();
                                loop.release();
                            }));
                });
    }
}
