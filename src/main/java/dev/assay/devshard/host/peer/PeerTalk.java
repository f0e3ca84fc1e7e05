package dev.assay.devshard.host.peer;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.service.BoundedAnswer;
import dev.assay.service.OutgoingHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests from this host to the hosts of other validators, on the session routes of contract 2.5. POSTs are signed
 * with this host's own key (contract 3.2). The group serves one version, so a peer's prefix is ours.
 */
public final class PeerTalk {
    /** The largest answer that is read. */
    public static final int MOST_ANSWER_BYTES = 64 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final PrivateKey key;
    private final String prefix;
    private final PeerAddresses addresses;
    private final Clock clock;
    private final HttpClient http = OutgoingHttp.within(CONNECT).build();

    /** @param prefix of this host's session routes, such as {@code /v1/devshard} */
    public PeerTalk(PrivateKey key, String prefix, PeerAddresses addresses, Clock clock) {
        this.key = key;
        this.prefix = prefix;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Sends a signed POST and waits for the whole answer, whatever its status.
     *
     * @param route below the session, such as {@code gossip/nonce}
     * @param patience from connecting to the last byte
     */
    public PeerAnswer post(Address peer, String escrowId, String route, byte[] body, Duration patience)
            throws PeerUnreachable {
        return await(peer, tell(peer, escrowId, route, body, patience));
    }

    /**
     * Asks an open route and waits for the whole answer, whatever its status.
     *
     * @param route below the session, with its query, such as {@code diffs?from=1&to=7}
     */
    public PeerAnswer get(Address peer, String escrowId, String route, Duration patience) throws PeerUnreachable {
        return await(peer, send(request(peer, escrowId, route).build(), patience));
    }

    /**
     * Sends a signed POST and waits for nothing but the peer's address. The future ends within the patience, with a
     * failure where there was no answer.
     */
    public CompletableFuture<PeerAnswer> tell(
            Address peer, String escrowId, String route, byte[] body, Duration patience) throws PeerUnreachable {
        HttpRequest.Builder request = request(peer, escrowId, route)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        RequestAuthentication.sign(key, escrowId, body, clock.instant()).forEach(request::header);
        return send(request.build(), patience);
    }

    private HttpRequest.Builder request(Address peer, String escrowId, String route) throws PeerUnreachable {
        return HttpRequest.newBuilder(at(peer, escrowId, route));
    }

    private URI at(Address peer, String escrowId, String route) throws PeerUnreachable {
        Optional<URI> host = addresses.of(peer);
        if (host.isEmpty()) {
            throw PeerUnreachable.notAsked(peer, "the chain has no address for it");
        }
        return URI.create(host.get() + prefix + "/sessions/" + escrowId + "/" + route);
    }

    /**
     * The connection may have died while it lay idle, so what broke before an answer came is sent once more: hosts take
     * repetitions.
     */
    private CompletableFuture<PeerAnswer> send(HttpRequest request, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return exchange(request, patience)
                .exceptionallyCompose(failure -> brokeOff(failure)
                        ? exchange(request, Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean brokeOff(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
    }

    /** Not by the request's own timeout, which ends with the headers: a peer may stall in the body. */
    private CompletableFuture<PeerAnswer> exchange(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, info -> new BoundedAnswer(MOST_ANSWER_BYTES));
        return exchange.thenApply(response -> new PeerAnswer(response.statusCode(), response.body()))
                .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> exchange.cancel(true));
    }

    private static PeerAnswer await(Address peer, CompletableFuture<PeerAnswer> answer) throws PeerUnreachable {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
            String why = cause instanceof TimeoutException ? "it took too long" : String.valueOf(cause);
            throw PeerUnreachable.asked(peer, why, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PeerUnreachable.notAsked(peer, "this host was interrupted");
        }
    }
}
