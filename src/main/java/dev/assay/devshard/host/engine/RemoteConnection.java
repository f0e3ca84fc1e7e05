package dev.assay.devshard.host.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.OutgoingHttp;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a remote engine, again while it is busy. Closing it cuts what is under way, from any thread. */
final class RemoteConnection implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final String NO_REASON = "no reason given";

    private final EngineAccess access;
    private final ObjectMapper json;
    private final HttpClient http;
    private final Set<CompletableFuture<?>> asking = ConcurrentHashMap.newKeySet();
    private final Set<RemoteAnswer> answering = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    RemoteConnection(EngineAccess access, ObjectMapper json) {
        this.access = access;
        this.json = json;
        this.http = OutgoingHttp.within(CONNECT_TIMEOUT).build();
    }

    /** The answer as it begins; the caller closes it. */
    RemoteAnswer post(ObjectNode body) throws EngineFailure, RequestRefused {
        HttpRequest request = request(body);
        long deadline = System.nanoTime() + access.patience().toNanos();
        Duration pause = FIRST_PAUSE;
        Optional<EngineFailure> busy = Optional.empty();
        while (true) {
            HttpResponse<RemoteAnswer> response = send(request, deadline, busy);
            if (response.statusCode() == 200) {
                return response.body();
            }
            EngineFailure refused = refused(response);
            boolean isBusy = response.statusCode() == 429 || response.statusCode() == 503;
            if (!isBusy || System.nanoTime() + pause.toNanos() >= deadline) {
                throw refused;
            }
            busy = Optional.of(refused);
            await(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private HttpRequest request(ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(access.chat())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        access.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    /** @param busy what the engine said when it was asked before; it says more than that time is over */
    private HttpResponse<RemoteAnswer> send(HttpRequest request, long deadline, Optional<EngineFailure> busy)
            throws EngineFailure {
        CompletableFuture<HttpResponse<RemoteAnswer>> exchange = http.sendAsync(request, info -> answer());
        asking.add(exchange);
        try {
            if (closed.getCount() == 0) {
                exchange.cancel(true);
            }
            return exchange.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw busy.orElseGet(() -> new EngineFailure("the engine did not begin to answer within "
                    + access.patience().toMillis() + " ms"));
        } catch (ExecutionException e) {
            // A cancelled request ends as cancelled or as failed, depending on when.
            if (closed.getCount() == 0) {
                throw closedWhileAsked(e);
            }
            throw new EngineFailure("the engine at " + access + " is not reachable: " + e.getCause(), e.getCause());
        } catch (CancellationException e) {
            throw closedWhileAsked(e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while the engine was asked", e);
        } finally {
            asking.remove(exchange);
        }
    }

    private static EngineFailure closedWhileAsked(Exception end) {
        return new EngineFailure("the engine was closed while it was asked", end);
    }

    private void await(Duration pause) throws EngineFailure {
        try {
            if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineFailure("the engine was closed while it was busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while the engine was busy", e);
        }
    }

    private RemoteAnswer answer() {
        RemoteAnswer answer = new RemoteAnswer(access.patience(), answering::remove);
        answering.add(answer);
        if (closed.getCount() == 0) {
            answer.close();
        }
        return answer;
    }

    /** An engine may repeat the key it refused; nobody else may hear it. */
    private EngineFailure refused(HttpResponse<RemoteAnswer> response) throws RequestRefused {
        try (RemoteAnswer refusal = response.body()) {
            String reason = reason(refusal.beginning());
            String safe = access.key().map(key -> reason.replace(key, "<key>")).orElse(reason);
            if (RequestRefused.isMeantBy(response.statusCode())) {
                throw new RequestRefused(response.statusCode(), safe);
            }
            return new EngineFailure("the engine refused with status " + response.statusCode() + ": " + safe);
        }
    }

    private String reason(String body) {
        try {
            JsonNode answer = json.readTree(body);
            return answer == null ? NO_REASON : RemoteLines.complaint(answer);
        } catch (JsonProcessingException e) {
            return NO_REASON;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        asking.forEach(exchange -> exchange.cancel(true));
        answering.forEach(RemoteAnswer::close);
    }
}
