package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;
import java.util.List;

/** What a host can be told to do wrong, in the features' words. */
public enum Misbehaviour implements Titled {
    FAILS("fails at its work", FaultOrder.of("fail_inference")),
    HANGS("never finishes its work", FaultOrder.of("hang_inference")),
    STOPS_MIDWAY(
            "stops in the middle of its answer", FaultOrder.of("hang_inference").with("after_lines", 3)),
    OTHER_HASH("claims another answer than it gave", FaultOrder.of("corrupt_response_hash")),
    GARBAGE_RECEIPT("gives a receipt that nobody signed", FaultOrder.of("garbage_receipt")),
    FUTURE_RECEIPT(
            "dates its receipt an hour ahead", FaultOrder.of("future_confirm").with("seconds", 3_600)),
    NONCE_AHEAD(
            "claims to be a million nonces ahead",
            FaultOrder.of("lie_about_nonce").with("claim", 1_000_000)),
    NO_STATE("does not say which state it signs", FaultOrder.of("omit_state_hash")),
    CLOCK_AHEAD(
            "has a clock that is 5 seconds fast",
            FaultOrder.of("future_confirm").with("seconds", 5)),
    GARBAGE_SIGNATURES("signs states with garbage", FaultOrder.of("garbage_signatures")),
    FORBIDS("refuses its owner as a stranger", FaultOrder.of("refuse_request").with("status", 403)),
    OVERLOADED("says that it is overloaded", FaultOrder.of("refuse_request").with("status", 503)),
    WRONG_VERDICT("judges others wrongly", FaultOrder.of("wrong_verdict")),
    NO_VERDICT("keeps its verdict to itself", FaultOrder.of("hold_verdict"));

    private final String title;
    private final FaultOrder order;

    Misbehaviour(String title, FaultOrder order) {
        this.title = title;
        this.order = order;
    }

    @Override
    public String title() {
        return title;
    }

    /** Whether it may make the gateway pass the host over for a while. */
    boolean costsTrust() {
        return !List.of(OTHER_HASH, WRONG_VERDICT, NO_VERDICT, FAILS).contains(this);
    }

    FaultOrder order() {
        return order;
    }
}
