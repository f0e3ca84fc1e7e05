package dev.assay.acceptance.selftest;

import java.util.List;

/** All mutants there are, by what they break. */
final class Catalogue {
    private Catalogue() {}

    /** The first of each family is a quick one: it speaks for its family where there is no time for all. */
    static List<List<Mutant>> families() {
        return List.of(
                AnswerMutants.all(),
                CacheMutants.all(),
                AccessMutants.all(),
                HostDoorMutants.all(),
                BooksMutants.all(),
                SettlementMutants.all(),
                RestartMutants.all(),
                StoreMutants.all(),
                GullibleMutants.all(),
                RefereeMutants.all(),
                ChainMutants.all(),
                TimeoutMutants.all(),
                ChallengeMutants.all(),
                GossipMutants.all(),
                GrantMutants.all(),
                EngineAnswerMutants.all(),
                EngineSamplingMutants.all(),
                EngineStreamMutants.all(),
                EngineDoorMutants.all(),
                EngineTroubleMutants.all(),
                EngineMemoryMutants.all(),
                ModelNetworkMutants.all(),
                OpenAiDialectMutants.all(),
                DialectMutants.all());
    }

    static List<Mutant> all() {
        return families().stream().flatMap(List::stream).toList();
    }
}
