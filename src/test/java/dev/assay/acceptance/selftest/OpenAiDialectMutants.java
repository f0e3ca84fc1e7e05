package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;

/** What the clients of OpenAI and its relatives find at an engine that speaks their dialect. */
final class OpenAiDialectMutants {
    private static final String BATCH = "engine.dialect.batch.Batch";
    private static final String OPENAI = "engine.dialect.openai.";

    private OpenAiDialectMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "one-name-for-all-models",
                        "an answer does not carry the name of the model that was asked",
                        "engine 3",
                        "@EN64",
                        instead("engine.openai.ChatRequest.model", "assay-tiny")),
                new Mutant(
                        "pieces-lost-to-the-client",
                        "a vendor's client gets a part of a stream",
                        "engine 5",
                        "@EN65",
                        () -> List.of(EngineStreamMutants.losingPieces(EngineStreamMutants.EVENTS))),
                Mutant.of(
                        "deleted-response-is-there",
                        "a response that was deleted can still be read",
                        "engine 1",
                        "@EN66",
                        instead(OPENAI + "StoredResponses.delete", null)),
                Mutant.of(
                        "question-of-a-response-forgotten",
                        "nobody can read again what a response was asked",
                        "engine 1",
                        "@EN90",
                        instead(OPENAI + "ResponseInput.items", List.of())),
                DialectMutants.countedWrong("response-counted-wrong", OPENAI + "ResponseRoutes", "@EN90"),
                DialectMutants.withoutPictures("picture-passed-over", "engine.openai.Conversation", "@EN91"),
                Mutant.of(
                        "response-without-end",
                        "a streamed response never says that it is complete",
                        "engine 5",
                        "@EN67",
                        DialectMutants.withoutEvent(OPENAI + "ResponseEvents.send/2", "response.completed")),
                Mutant.of(
                        "batch-item-lost",
                        "the last request of a batch is not answered",
                        "engine 1",
                        "@EN68",
                        after(BATCH + ".results", call -> {
                            List<?> all = call.result(List.class);
                            if (all.size() > 1) {
                                call.answer(all.subList(0, all.size() - 1));
                            }
                        })),
                Mutant.of(
                        "batch-not-cancelled",
                        "a batch cannot be cancelled",
                        "engine 1",
                        "@EN69",
                        instead(BATCH + ".cancel", null)),
                Mutant.of(
                        "files-oldest-first",
                        "the newest file is the last of the list, beyond the first page",
                        "engine 1",
                        "@EN88",
                        after(OPENAI + "FileShelf.oldestFirst", call -> {
                            Collections.reverse(call.result(List.class));
                            call.changed();
                        })),
                Mutant.of(
                        "deleted-file-is-there",
                        "a file that was deleted can still be read",
                        "engine 1",
                        "@EN88",
                        instead(OPENAI + "FileShelf.delete", null)),
                Mutant.of(
                        "models-under-another-name",
                        "a vendor's list does not hold the model that its clients ask for",
                        "engine 1",
                        "@EN89",
                        after("engine.openai.OpenAiRoutes.entry", call -> {
                            call.result(ObjectNode.class).put("id", "another");
                            call.changed();
                        })),
                Mutant.of(
                        "one-point-for-all-texts",
                        "every text becomes the same point",
                        "engine 1",
                        "@EN70",
                        after("engine.generation.Generator.embed", call -> call.answer(DialectMutants.point()))),
                Mutant.of(
                        "reasoning-passed-over",
                        "a chat that sends what only responses take is answered all the same",
                        "engine 2",
                        "@EN71",
                        instead(OPENAI + "OpenAiFamily.refuseReasoning", null)),
                Mutant.of(
                        "vendor-status-of-unknown-model",
                        "a vendor's client is told of an unknown model with the engine's own status",
                        "engine 2",
                        "@EN71",
                        before("engine.openai.Catalogue.resolve", call -> call.argument(1, 404))));
    }
}
