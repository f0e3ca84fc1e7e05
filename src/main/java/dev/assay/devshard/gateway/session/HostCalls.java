package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.gateway.transport.EventStream;
import dev.assay.devshard.gateway.transport.HostClient;
import dev.assay.devshard.gateway.transport.HostRefusal;
import dev.assay.devshard.gateway.transport.HostUnreachable;
import dev.assay.devshard.protocol.RequestAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One member's routes of one session, called in the user's name (contract 2.5, 3.2). What goes wrong is the member's
 * fault.
 */
final class HostCalls {
    private final EscrowBook book;
    private final Supplier<URI> sessionUrl;
    private final HostClient client;
    private final Clock clock;

    /** @param sessionUrl the member's base address, route prefix, and {@code /sessions/{id}} */
    HostCalls(EscrowBook book, Supplier<URI> sessionUrl, HostClient client, Clock clock) {
        this.book = book;
        this.sessionUrl = sessionUrl;
        this.client = client;
        this.clock = clock;
    }

    URI url() {
        return sessionUrl.get();
    }

    /**
     * Sends diffs, and a job where there is one; a refusal is left to the caller, who may know what the member lacks.
     */
    EventStream chat(byte[] body, Duration patience) throws HostFault, HostRefusal {
        try {
            return client.post(signed("/chat/completions", body).header("Accept", "text/event-stream"), patience);
        } catch (HostUnreachable e) {
            throw new HostFault(HostFault.Kind.UNREACHABLE, e.getMessage());
        }
    }

    /** Sends the user's signed question. @param route such as {@code /verify-timeout} */
    JsonNode ask(String route, byte[] body, Duration patience) throws HostFault {
        return answered(() -> client.ask(signed(route, body), patience));
    }

    /** Reads what is open to anybody. */
    JsonNode get(String path, Duration patience) throws HostFault {
        return answered(() -> client.get(URI.create(url() + path), patience));
    }

    private static JsonNode answered(Answer answer) throws HostFault {
        try {
            return answer.get();
        } catch (HostUnreachable e) {
            throw new HostFault(HostFault.Kind.UNREACHABLE, e.getMessage());
        } catch (HostRefusal e) {
            throw fault(e);
        }
    }

    private HttpRequest.Builder signed(String route, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + route))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        RequestAuthentication.sign(book.key(), book.escrowId(), body, clock.instant())
                .forEach(request::header);
        return request;
    }

    static HostFault fault(HostRefusal refusal) {
        HostFault.Kind kind =
                switch (refusal.status()) {
                    case 429, 503 -> HostFault.Kind.OVERLOADED;
                    case 401, 404 -> HostFault.Kind.REFUSED;
                    default -> HostFault.Kind.FAILED;
                };
        return new HostFault(kind, refusal.getMessage());
    }

    /** An answer that may not come. */
    private interface Answer {
        JsonNode get() throws HostUnreachable, HostRefusal;
    }
}
