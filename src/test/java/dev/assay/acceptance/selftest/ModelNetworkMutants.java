package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.List;

/** Hosts of a devshard network that run a real model (contract of devshard, 8). */
final class ModelNetworkMutants {
    private static final String LINES = "devshard.host.engine.RemoteLines";
    private static final String VALIDATOR = "devshard.host.validation.EngineValidator.isValid";

    private ModelNetworkMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "tokens-made-up",
                        "the books hold another number of tokens than the model made",
                        "8",
                        "@EN60",
                        after(LINES + ".completion", call -> {
                            Inside completion = Inside.of(call.result());
                            long tokens = completion.get("outputTokens", Long.class);
                            call.answer(completion.with("outputTokens", tokens + 1));
                        })),
                new Mutant(
                        "model-words-lost",
                        "a host passes on a part of what its model said",
                        "8",
                        "@EN61",
                        () -> List.of(EngineStreamMutants.losingPieces(LINES + ".add"))),
                Mutant.of(
                        "honest-work-accused",
                        "work that a validator's model does again is never found to be the same",
                        "4.7",
                        "@EN62",
                        after(VALIDATOR, call -> call.answer(false))),
                Mutant.of(
                        "model-not-run-again",
                        "an answer of a real model is believed without being computed again",
                        "4.7",
                        "@EN63",
                        instead(VALIDATOR, true)),
                Mutant.of(
                        "refusal-is-failure",
                        "a question that the engine refuses looks like a host that does not answer",
                        "2.1",
                        "@EN87",
                        instead("devshard.host.engine.RequestRefused.isMeantBy", false)));
    }
}
