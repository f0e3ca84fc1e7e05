package dev.assay.acceptance.evidence;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.Wait;
import java.time.Instant;

/** One thing that happened, and when it began. Bounded; not yet clean, but for bodies. */
sealed interface Happening {
    Instant at();

    /**
     * A request and its answer.
     *
     * @param exchange without bodies
     * @param kind what it is called in the report, such as {@code stream 2}; empty for an ordinary exchange
     */
    record Spoken(Exchange exchange, Body request, Body response, String kind) implements Happening {
        static Spoken of(Exchange exchange, String kind, Redaction redaction) {
            Exchange bare = new Exchange(
                    exchange.at(),
                    exchange.took(),
                    exchange.method(),
                    exchange.uri(),
                    exchange.requestHeaders(),
                    ByteString.EMPTY,
                    exchange.status(),
                    exchange.responseHeaders(),
                    ByteString.EMPTY,
                    exchange.failure());
            return new Spoken(
                    bare,
                    Body.of(exchange.requestBody(), redaction),
                    Body.of(exchange.responseBody(), redaction).withoutEmptyLines(isStream(exchange)),
                    kind);
        }

        private static boolean isStream(Exchange exchange) {
            return exchange.responseHeaders().mediaType().equals("text/event-stream");
        }

        @Override
        public Instant at() {
            return exchange.at();
        }
    }

    record Waited(Wait told) implements Happening {
        @Override
        public Instant at() {
            return told.at();
        }
    }

    /** Something happened to a service or the environment, or the scenario has something to say. */
    record Told(Instant at, String subject, String event) implements Happening {}
}
