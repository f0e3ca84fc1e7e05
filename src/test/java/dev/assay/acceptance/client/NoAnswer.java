package dev.assay.acceptance.client;

/** Nobody answered: refused connection, time-out, connection cut before the answer was complete. */
public final class NoAnswer extends AssertionError {
    private static final long serialVersionUID = 1L;

    NoAnswer(Exchange exchange, Throwable cause) {
        super(exchange.where(), cause);
    }
}
