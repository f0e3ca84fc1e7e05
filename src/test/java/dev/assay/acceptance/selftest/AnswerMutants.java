package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What an application gets to see of an answer (contract 2.1). */
final class AnswerMutants {
    private static final String STREAMED = "devshard.gateway.api.StreamedAnswer";
    private static final String PLAIN = "devshard.gateway.api.PlainAnswer";
    private static final String REWRITER = "devshard.gateway.openai.ChunkRewriter";

    private AnswerMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "done-twice",
                        "a stream ends with two [DONE]",
                        "2.1",
                        "@DS02 or @DG04",
                        before(STREAMED + ".done", call -> {
                            Inside.of(call.self()).get("stream").call("data", "[DONE]");
                            call.changed();
                        })),
                Mutant.of("done-missing", "a stream ends without [DONE]", "2.1", "@DS02 or @DG04", closingOnly()),
                Mutant.of(
                        "usage-chunk-dropped",
                        "the last chunk of a stream, the one with the usage, never arrives",
                        "2.1",
                        "@DG17",
                        droppingChunks(chunk -> chunk.hasNonNull("usage"))),
                Mutant.of(
                        "finish-chunk-dropped",
                        "no chunk of a stream says why the answer ended",
                        "2.1",
                        "@DS02 or @DG04",
                        droppingChunks(AnswerMutants::finishes)),
                Mutant.of(
                        "role-twice",
                        "a stream names the role in two chunks",
                        "2.1",
                        "@DS02 or @DG04",
                        after(REWRITER + ".rewrite", call -> repeat(call, AnswerMutants::hasRole))),
                Mutant.of(
                        "chunk-doubled",
                        "a piece of the text arrives twice",
                        "2.1",
                        "@DG03",
                        before(STREAMED + ".chunk", call -> {
                            ObjectNode chunk = call.argument(0, ObjectNode.class);
                            if (says(chunk)) {
                                Inside.of(call.self()).get("stream").call("data", chunk.toString());
                                call.changed();
                            }
                        })),
                wordLost(),
                Mutant.of(
                        "stream-held-back",
                        "a stream arrives in one go when the answer is complete",
                        "2.1",
                        "@DS02",
                        before(STREAMED + ".chunk", AnswerMutants::holdBack),
                        before(STREAMED + ".done", AnswerMutants::release)),
                Mutant.of(
                        "receipt-leaks",
                        "a host's receipt event reaches the application",
                        "2.1",
                        "@DS02 or @DG04",
                        before(STREAMED + ".done", call -> {
                            Inside.of(call.self())
                                    .get("stream")
                                    .call("data", "{\"devshard_receipt\":{\"nonce\":1,\"receipt\":\"AA==\"}}");
                            call.changed();
                        })),
                Mutant.of(
                        "protocol-in-plain-answer",
                        "a plain answer names the state root it was paid under",
                        "2.1",
                        "@DG11",
                        after(PLAIN + ".completion", call -> {
                            call.result(ObjectNode.class).put("state_root", "00");
                            call.changed();
                        })),
                Mutant.of(
                        "message-not-taken-apart",
                        "a host that answers in one piece makes a stream of one whole message",
                        "2.1",
                        "@DG04",
                        instead(REWRITER + ".holdsMessage", false)),
                Mutant.of(
                        "only-the-last-piece",
                        "a plain answer holds only the last piece of what the host said",
                        "D18",
                        "@DG11 or @DS01",
                        before(PLAIN + ".completion", call -> {
                            List<?> chunks = call.argument(0, List.class);
                            call.argument(0, chunks.subList(chunks.size() - 1, chunks.size()));
                        })),
                Mutant.of(
                        "usage-missing",
                        "a plain answer does not say what it cost in tokens",
                        "2.1",
                        "@DG11 or @DG16",
                        after(PLAIN + ".completion", call -> {
                            call.result(ObjectNode.class).remove("usage");
                            call.changed();
                        })),
                Mutant.of(
                        "wrong-status-for-unknown-model",
                        "an unknown model is reported as a failure of the server",
                        "2.1",
                        "@DG10 or @DG19",
                        before(
                                "devshard.gateway.openai.OpenAiError.unknownModel",
                                call -> call.answer(Inside.callStatic(
                                        "devshard.gateway.openai.OpenAiError", "of", 500, "oops", "no such model")))),
                Mutant.of(
                        "status-shows-another-balance",
                        "the status of a session shows a balance that does not follow from its books",
                        "2.3",
                        "@DG15",
                        after("devshard.gateway.api.StatusRoute.single", call -> {
                            ObjectNode status = call.result(ObjectNode.class);
                            status.put("balance", status.path("balance").asLong() + 1);
                            call.changed();
                        })),
                Mutant.of(
                        "models-not-listed",
                        "the list of models is empty",
                        "2.1",
                        "@DG14 or @DG18",
                        instead("devshard.gateway.api.ModelsRoute.served", Set.of())));
    }

    private static Mutant wordLost() {
        return new Mutant("word-lost", "a piece of a streamed text is missing", "2.1", "@DG03", () -> {
            AtomicInteger pieces = new AtomicInteger();
            return List.of(before(STREAMED + ".chunk", call -> {
                if (says(call.argument(0, ObjectNode.class)) && pieces.incrementAndGet() % 3 == 0) {
                    call.answer(null);
                }
            }));
        });
    }

    private static Change closingOnly() {
        return before(STREAMED + ".done", call -> {
            Inside.of(call.self()).get("stream").call("close");
            call.answer(null);
        });
    }

    private static Change droppingChunks(Predicate<ObjectNode> which) {
        return before(STREAMED + ".chunk", call -> {
            if (which.test(call.argument(0, ObjectNode.class))) {
                call.answer(null);
            }
        });
    }

    private static void holdBack(Call call) throws Throwable {
        Inside answer = Inside.of(call.self());
        if (answer.get("stream").object() != null) {
            answer.get("chunks").call("add", call.argument(0));
            call.answer(null);
        }
    }

    /** All but the first, which opened the stream. */
    private static void release(Call call) throws Throwable {
        List<?> chunks = Inside.of(call.self()).get("chunks", List.class);
        Inside stream = Inside.of(call.self()).get("stream");
        for (Object chunk : chunks.subList(1, chunks.size())) {
            stream.call("data", chunk.toString());
        }
        call.changed();
    }

    private static void repeat(Call call, Predicate<ObjectNode> which) {
        List<Object> all = new ArrayList<>();
        for (Object chunk : call.result(List.class)) {
            all.add(chunk);
            if (which.test((ObjectNode) chunk)) {
                all.add(chunk);
            }
        }
        if (all.size() > call.result(List.class).size()) {
            call.answer(all);
        }
    }

    private static boolean finishes(ObjectNode chunk) {
        return choices(chunk, choice -> choice.hasNonNull("finish_reason"));
    }

    private static boolean hasRole(ObjectNode chunk) {
        return choices(chunk, choice -> choice.path("delta").hasNonNull("role"));
    }

    private static boolean says(ObjectNode chunk) {
        return choices(
                chunk, choice -> !choice.path("delta").path("content").asText().isEmpty());
    }

    private static boolean choices(ObjectNode chunk, Predicate<JsonNode> which) {
        for (JsonNode choice : chunk.path("choices")) {
            if (which.test(choice)) {
                return true;
            }
        }
        return false;
    }
}
