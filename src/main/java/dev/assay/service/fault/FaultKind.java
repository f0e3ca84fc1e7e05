package dev.assay.service.fault;

import java.util.List;
import java.util.Locale;

/** One way in which a service can be told to misbehave. Enums implement it, so that a service's kinds are a closed set. */
public interface FaultKind {
    /** The constant's name, as enums have it. */
    String name();

    /** What an order may say beside escrow, nonce and times. */
    List<FaultParameter> parameters();

    /** As orders and lists name it: {@code delay_inference}. */
    default String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
