package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** How an inference engine streams an answer, and how a stream ends (contract of the engine, 5 and 10). */
final class EngineStreamMutants {
    static final String EVENTS = "engine.api.ServerSentEvents.data";
    private static final String DECODER = "engine.text.StreamingDecoder.feed";
    private static final String ENGINE = "engine.RunningEngine";
    private static final String DONE = "[DONE]";

    private EngineStreamMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "engine-done-missing",
                        "an engine's stream ends without [DONE]",
                        "engine 5",
                        "@EN17",
                        before(EVENTS, call -> {
                            if (call.argument(0).equals(DONE)) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "engine-done-twice",
                        "an engine's stream ends with two [DONE]",
                        "engine 5",
                        "@EN17",
                        before(EVENTS, call -> {
                            if (call.argument(0).equals(DONE)) {
                                write(call.self(), DONE);
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "engine-usage-missing",
                        "a stream that was to end with its usage does not",
                        "engine 5",
                        "@EN17",
                        instead("engine.openai.ChatRequest.usageInStream", false)),
                Mutant.of(
                        "characters-split",
                        "a character that takes several tokens arrives in pieces that are none",
                        "KD03",
                        "@EN18",
                        before(DECODER, call -> {
                            int token = call.argument(0, Integer.class);
                            if (token >= 0x80 && token <= 0xff) {
                                call.answer("\uFFFD");
                            }
                        })),
                decoderNotFresh(),
                heldBack(),
                Mutant.of(
                        "failure-looks-like-a-finish",
                        "a model that fails in the middle of an answer ends it in good order",
                        "KD04",
                        "@EN21",
                        before("engine.api.BrokenStream.end", call -> {
                            Inside.of(call.argument(1)).call("data", DONE);
                            call.answer(null);
                        })),
                Mutant.of(
                        "killed-engine-finishes",
                        "an engine that is killed makes its client believe that the answer is whole",
                        "engine 5",
                        "@EN22",
                        before(ENGINE + ".kill", call -> {
                            Inside.of(call.self()).call("stop");
                            call.answer(null);
                        })),
                Mutant.of(
                        "stopped-engine-drops-its-work",
                        "an engine that is stopped in order cuts what it has begun",
                        "engine 7",
                        "@EN23",
                        before(ENGINE + ".stop", call -> {
                            Inside.of(call.self()).call("kill");
                            call.answer(null);
                        })));
    }

    /** Each answer goes on with the bytes that the one before left in the decoder. */
    private static Mutant decoderNotFresh() {
        return new Mutant(
                "decoder-not-fresh", "half a character of one answer spoils the next", "KD03", "@EN19", () -> {
                    AtomicReference<Object> last = new AtomicReference<>();
                    return List.of(before(DECODER, call -> {
                        Object before = last.getAndSet(call.self());
                        if (before != null && before != call.self()) {
                            Inside old = Inside.of(before);
                            Inside fresh = Inside.of(call.self());
                            fresh.set("count", old.get("count").object());
                            fresh.set("wanted", old.get("wanted").object());
                            byte[] held = old.get("held", byte[].class);
                            System.arraycopy(held, 0, fresh.get("held", byte[].class), 0, held.length);
                            call.changed();
                        }
                    }));
                });
    }

    private static Mutant heldBack() {
        return new Mutant(
                "engine-stream-held-back",
                "an engine's stream arrives in one go when the answer is complete",
                "engine 5",
                "@EN20",
                () -> {
                    Map<Object, List<String>> held = new ConcurrentHashMap<>();
                    return List.of(before(EVENTS, call -> {
                        List<String> lines = held.computeIfAbsent(call.self(), stream -> new ArrayList<>());
                        if (!call.argument(0).equals(DONE)) {
                            lines.add(call.argument(0, String.class));
                            call.answer(null);
                            return;
                        }
                        for (String line : lines) {
                            write(call.self(), line);
                        }
                    }));
                });
    }

    /**
     * Every third piece of a text is left out, from now on.
     *
     * @param writer the method that is handed the lines of chat streams
     */
    static Change losingPieces(String writer) {
        AtomicInteger pieces = new AtomicInteger();
        return before(writer, call -> {
            boolean says = call.argument(0, String.class).matches(".*\"delta\":\\{\"content\":\"[^\"].*");
            if (says && pieces.incrementAndGet() % 3 == 0) {
                call.answer(null);
            }
        });
    }

    /** Past the method that is changed. */
    private static void write(Object stream, String line) throws Throwable {
        Inside.of(stream).get("stream").call("data", line);
    }
}
