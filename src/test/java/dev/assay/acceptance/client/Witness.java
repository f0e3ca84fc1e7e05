package dev.assay.acceptance.client;

/** Is told everything the clients say, hear and wait for. Called from any thread; must be quick and must not throw. */
public interface Witness {
    /** A request and its complete answer, or the reason why there was none. */
    void exchange(Exchange exchange);

    /** A request answered by a stream of server-sent events, once the stream has ended. */
    void stream(StreamRecord stream);

    /** A wait that ended, either way. */
    void waited(Wait wait);

    /** Forgets everything: for warm-ups and for tests of the clients themselves. */
    static Witness none() {
        return new Witness() {
            @Override
            public void exchange(Exchange exchange) {}

            @Override
            public void stream(StreamRecord stream) {}

            @Override
            public void waited(Wait wait) {}
        };
    }
}
