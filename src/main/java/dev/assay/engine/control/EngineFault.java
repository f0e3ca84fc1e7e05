package dev.assay.engine.control;

import dev.assay.service.fault.FaultKind;
import dev.assay.service.fault.FaultParameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an engine can be told to do wrong. Each takes a {@code marker}: it strikes requests whose body holds this text;
 * all, where there is none.
 */
public enum EngineFault implements FaultKind {
    /** The request is refused with this status, as if a proxy had done it. */
    REFUSE(FaultParameter.number("status"), FaultParameter.number("retry_after", 0)),
    /** The request is looked at so much later. */
    DELAY(FaultParameter.number("ms")),
    /** Each token comes at least so long after the one before. */
    PACE(FaultParameter.number("gap_ms")),
    /** The model stops after so many tokens, until released. */
    HANG(FaultParameter.number("after_tokens", 1)),
    /** The model fails while it reads the prompt. */
    FAIL_READING,
    /** The model fails after so many tokens of the answer. */
    FAIL_ANSWERING(FaultParameter.number("after_tokens")),
    /** The connection is cut after so many events of a stream. */
    CUT_STREAM(FaultParameter.number("after_events")),
    /** After so many events of a stream comes one that is no JSON. */
    GARBAGE_EVENT(FaultParameter.number("after_events"));

    static final String MARKER = "marker";

    private final List<FaultParameter> parameters;

    EngineFault(FaultParameter... parameters) {
        this.parameters = Stream.concat(Stream.of(FaultParameter.text(MARKER)), Stream.of(parameters))
                .toList();
    }

    @Override
    public List<FaultParameter> parameters() {
        return parameters;
    }
}
