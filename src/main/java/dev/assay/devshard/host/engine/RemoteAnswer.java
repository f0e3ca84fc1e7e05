package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The body of a remote engine's answer, read by one thread with a deadline on each piece. The connection is asked for one
 * piece at a time, so an engine that talks faster than its reader waits in its socket and never fills the memory.
 */
final class RemoteAnswer implements BodySubscriber<RemoteAnswer>, AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Duration LAST_MOMENT = Duration.ofMillis(250);

    private final Duration patience;
    private final Consumer<RemoteAnswer> whenClosed;
    private final long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteBuffer unread = ByteBuffer.allocate(0);
    private int read;
    private boolean ended;

    /** @param patience the longest silence between two pieces */
    RemoteAnswer(Duration patience, Consumer<RemoteAnswer> whenClosed) {
        this.patience = patience;
        this.whenClosed = whenClosed;
    }

    private sealed interface Piece {}

    private record Bytes(ByteBuffer bytes) implements Piece {}

    private record End() implements Piece {}

    private record Broken(String why) implements Piece {}

    /** The next line without its end; empty where the answer ends. What follows the last line feed is a line too. */
    Optional<String> line() throws EngineFailure {
        while (more()) {
            byte next = unread.get();
            if (next == '\n') {
                return Optional.of(taken());
            }
            line.write(next);
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(taken());
    }

    /** Lets an answer whose last word is read come to its end, so that its connection serves again. */
    void finish() throws EngineFailure {
        if (!ended && !unread.hasRemaining()) {
            next(LAST_MOMENT);
        }
    }

    /** All of it. */
    byte[] whole() throws EngineFailure {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (more()) {
            whole.write(unread.get());
        }
        return whole.toByteArray();
    }

    /** What it begins with, as far as it can be had. */
    String beginning() {
        try {
            return new String(whole(), UTF_8);
        } catch (EngineFailure e) {
            return "";
        }
    }

    private String taken() {
        String text = line.toString(UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private boolean more() throws EngineFailure {
        while (!unread.hasRemaining() && !ended) {
            Piece piece = next();
            if (piece instanceof Bytes bytes) {
                unread = bytes.bytes();
                read += unread.remaining();
                if (read > MOST_BYTES) {
                    throw new EngineFailure("the engine's answer is larger than " + MOST_BYTES + " bytes");
                }
            } else if (piece instanceof Broken broken) {
                throw new EngineFailure(broken.why());
            } else {
                ended = true;
            }
        }
        return unread.hasRemaining();
    }

    private Piece next() throws EngineFailure {
        long left = Math.max(0, deadline - System.nanoTime());
        Piece piece = next(patience.toNanos() < left ? patience : Duration.ofNanos(left));
        if (piece == null) {
            throw new EngineFailure(
                    left < patience.toNanos()
                            ? "the engine did not end within " + LONGEST_RUN.toMinutes() + " minutes"
                            : "the engine fell silent for " + patience.toMillis() + " ms");
        }
        return piece;
    }

    /** Null where none came in time. */
    private Piece next(Duration wait) throws EngineFailure {
        if (pieces.isEmpty()) {
            source.thenAccept(subscription -> subscription.request(1));
        }
        try {
            return pieces.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while the engine answered", e);
        }
    }

    @Override
    public CompletionStage<RemoteAnswer> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> pieces.add(new Bytes(buffer)));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Broken("the connection to the engine broke: " + cause.getMessage()));
    }

    @Override
    public void onComplete() {
        pieces.add(new End());
    }

    /** Gives the rest up: the engine sees its client gone. From any thread. */
    @Override
    public void close() {
        // First the reason: to cancel may itself be told as a broken connection.
        pieces.add(new Broken("the engine was closed while it answered"));
        source.thenAccept(Flow.Subscription::cancel);
        whenClosed.accept(this);
    }
}
