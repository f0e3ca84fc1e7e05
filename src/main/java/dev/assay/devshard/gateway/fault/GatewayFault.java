package dev.assay.devshard.gateway.fault;

import dev.assay.service.fault.FaultKind;
import dev.assay.service.fault.FaultParameter;
import dev.assay.service.fault.HoldPoints;
import java.util.List;

/** What a gateway can be told to do wrong. The nonce of an order is the diff's, which is also the inference's. */
public enum GatewayFault implements FaultKind {
    /**
     * The gateway stands still at this point, until released: with a diff on disk that nobody was sent, with a diff of
     * finalizing delivered and the next not written, or with some of an answer passed on.
     */
    HOLD_AT(HoldPoints.parameter("after_persist", "between_finalize_diffs", "mid_stream"));

    static final String AFTER_PERSIST = "after_persist";
    static final String BETWEEN_FINALIZE_DIFFS = "between_finalize_diffs";
    static final String MID_STREAM = "mid_stream";

    private final List<FaultParameter> parameters;

    GatewayFault(FaultParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<FaultParameter> parameters() {
        return parameters;
    }
}
