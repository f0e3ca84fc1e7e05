package dev.assay.devshard.chain.fault;

import dev.assay.service.fault.FaultKind;
import dev.assay.service.fault.FaultParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the doors of the chain can be told to do (contract 8). Escrow and nonce of an order have no meaning here. */
public enum ChainFault implements FaultKind {
    /** Answers this status and nothing else. */
    REFUSE(FaultParameter.number("status", 500)),
    /** Answers so much later. */
    DELAY(FaultParameter.number("ms")),
    /** Answers what was so when this was ordered. */
    FREEZE;

    /** Which door; all unless told. */
    static final String ENDPOINT = "endpoint";

    static final String ALL = "all";

    private final List<FaultParameter> parameters = new ArrayList<>();

    ChainFault(FaultParameter... own) {
        parameters.add(FaultParameter.choice(
                ENDPOINT,
                Stream.concat(Stream.of(ALL), Stream.of(Door.values()).map(Door::wireName))
                        .toArray(String[]::new)));
        parameters.addAll(List.of(own));
    }

    @Override
    public List<FaultParameter> parameters() {
        return List.copyOf(parameters);
    }
}
