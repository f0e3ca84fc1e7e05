package dev.assay.acceptance.selftest;

import java.util.List;
import java.util.stream.Stream;

/** All mutants there are, by what they break. */
final class Catalogue {
    private Catalogue() {}

    static List<Mutant> all() {
        return Stream.of(
                        AnswerMutants.all(),
                        CacheMutants.all(),
                        AccessMutants.all(),
                        HostDoorMutants.all(),
                        BooksMutants.all(),
                        SettlementMutants.all(),
                        RestartMutants.all(),
                        GullibleMutants.all(),
                        RefereeMutants.all(),
                        ChainMutants.all(),
                        TimeoutMutants.all(),
                        ChallengeMutants.all(),
                        GossipMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
