package dev.assay.service.fault;

import java.util.Arrays;
import java.util.Optional;

/**
 * Marked points inside a request at which a service can be told to stand still, until it is released or killed. A service that
 * is killed meanwhile does nothing more after the point, as with SIGKILL.
 */
public final class HoldPoints {
    private static final String POINT = "point";

    private final FaultBook book;
    private final FaultKind kind;

    /** @param kind has the parameter {@link #parameter} */
    public HoldPoints(FaultBook book, FaultKind kind) {
        this.book = book;
        this.kind = kind;
    }

    /** What an order for a hold must say. @param points by name */
    public static FaultParameter parameter(String... points) {
        return new FaultParameter(POINT, Arrays.asList(points), Optional.empty(), false);
    }

    /**
     * Stands still here if that was ordered for this place.
     *
     * @throws IllegalStateException the service ended meanwhile
     */
    public void reach(String point, String escrow, long nonce) {
        book.take(kind, escrow, nonce, fault -> fault.text(POINT).equals(point)).ifPresent(fault -> {
            fault.hold();
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the service ended while it was held at " + point);
            }
        });
    }
}
