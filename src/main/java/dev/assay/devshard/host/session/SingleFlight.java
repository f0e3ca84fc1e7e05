package dev.assay.devshard.host.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Makes each value once however many ask for it at a time; who comes meanwhile waits for it. A failure reaches all of
 * them and is forgotten.
 */
final class SingleFlight<V> {
    private final ConcurrentMap<String, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    V get(String key, Supplier<V> maker) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> first = flights.putIfAbsent(key, mine);
        if (first != null) {
            return join(first);
        }
        try {
            mine.complete(maker.get());
        } catch (RuntimeException | Error e) {
            flights.remove(key, mine);
            mine.completeExceptionally(e);
        }
        return join(mine);
    }

    /** What is made or being made; empty where nobody has asked. */
    Optional<V> peek(String key) {
        return Optional.ofNullable(flights.get(key)).map(SingleFlight::join);
    }

    void forget(String key) {
        flights.remove(key);
    }

    /** What has been made. */
    Map<String, V> values() {
        Map<String, V> values = new HashMap<>();
        flights.forEach((key, flight) -> {
            if (flight.isDone() && !flight.isCompletedExceptionally()) {
                values.put(key, flight.join());
            }
        });
        return values;
    }

    private static <V> V join(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
