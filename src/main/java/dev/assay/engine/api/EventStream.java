package dev.assay.engine.api;

/**
 * Events to one client, each sent as it is written. Writing to a client that hung up throws {@link
 * dev.assay.service.ClientGone}.
 */
public interface EventStream extends AutoCloseable {
    /** {@code data: …}: JSON, or a closing word such as {@code [DONE]}. */
    void data(String line);

    /** {@code event: …} and {@code data: …}. */
    void event(String name, String line);

    /** Ends in good order. */
    @Override
    void close();

    /** Cuts the connection, so that the client sees there was more to come. */
    void abort();
}
