package dev.assay.devshard.host.fault;

import dev.assay.service.fault.FaultKind;
import dev.assay.service.fault.FaultParameter;
import dev.assay.service.fault.HoldPoints;
import java.util.List;

/**
 * What a host can be told to do wrong (contract 8). The nonce of an order is the inference's, for faults of an answer's
 * opening the nonce that the request is about.
 */
public enum HostFault implements FaultKind {
    /** The engine fails: the answer ends after its opening. */
    FAIL_INFERENCE,
    /** The engine begins so much later. */
    DELAY_INFERENCE(FaultParameter.number("ms")),
    /** The engine stops after so many lines, until released. */
    HANG_INFERENCE(FaultParameter.number("after_lines", 0)),
    /** The finish carries a response hash that is not the response's. */
    CORRUPT_RESPONSE_HASH,
    /** The user is sent other bytes than those the finish carries the hash of. */
    CORRUPT_RESPONSE_BYTES,
    /** The re-check of other hosts' work comes to the wrong verdict. */
    WRONG_VERDICT,
    /** The re-check waits until released. */
    HOLD_VERDICT,
    /** The host says nothing until released, before or after it has taken the job. */
    WITHHOLD_RECEIPT(FaultParameter.choice("when", "after_apply", "before_apply")),
    /** The host says nothing for so long, before or after it has taken the job. */
    DELAY_RECEIPT(FaultParameter.number("ms"), FaultParameter.choice("when", "after_apply", "before_apply")),
    /** The opening carries a receipt that nobody signed. */
    GARBAGE_RECEIPT,
    /** The receipt is dated so many seconds ahead. */
    FUTURE_CONFIRM(FaultParameter.number("seconds")),
    /** The host's state signatures are of nobody. */
    GARBAGE_SIGNATURES,
    /** The opening does not say which state its signature is of. */
    OMIT_STATE_HASH,
    /** The opening claims this nonce. */
    LIE_ABOUT_NONCE(FaultParameter.number("claim")),
    /** The host's vote on a timeout says it is of this slot. */
    SPOOF_VOTE(FaultParameter.number("slot")),
    /** The host shows a finish of somebody else's inference, signed by itself, beside what it honestly has. */
    FORGE_FINISH(FaultParameter.number("inference"), FaultParameter.number("slot")),
    /** Gossip is lost, to the host, from it, or both; so many messages, or all until it is cancelled. */
    PAUSE_GOSSIP(FaultParameter.choice(GossipPause.DIRECTION, GossipPause.BOTH, GossipPause.IN, GossipPause.OUT)),
    /** Requests for work are refused with this status. */
    REFUSE_REQUEST(FaultParameter.number("status")),
    /** The write of a diff, or of finished work, fails; the nonce is the diff's, or the inference's. */
    FAIL_WRITE(FaultParameter.choice("what", "diff", "work")),
    /**
     * The host stands still at this point, until released: before or after a diff is on disk, with the answer sent and
     * the work not kept yet, or with some of the answer sent.
     */
    HOLD_AT(HoldPoints.parameter("before_persist", "after_persist", "between_receipt_and_finish", "mid_stream"));

    static final String WHAT = "what";
    static final String DIFF = "diff";
    static final String WORK = "work";
    static final String BEFORE_PERSIST = "before_persist";
    static final String AFTER_PERSIST = "after_persist";
    static final String BETWEEN_RECEIPT_AND_FINISH = "between_receipt_and_finish";
    static final String MID_STREAM = "mid_stream";

    private final List<FaultParameter> parameters;

    HostFault(FaultParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<FaultParameter> parameters() {
        return parameters;
    }
}
