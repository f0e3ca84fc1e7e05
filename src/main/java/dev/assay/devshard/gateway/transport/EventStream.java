package dev.assay.devshard.gateway.transport;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A host's event stream, read by one thread with a deadline on each event.
 *
 * <p>The HTTP client pushes bytes in; what they complete waits in a queue. More is asked of the host only while the queue
 * is short, so a client that reads slowly slows the host down instead of filling the memory. The end of the stream, good or
 * bad, is the last thing in the queue and stays there: reading past the end keeps saying so.
 */
public final class EventStream implements BodySubscriber<EventStream>, AutoCloseable {
    private static final int MOST_EVENT_BYTES = 32 << 20;
    private static final int ENOUGH_WAITING = 256;

    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();
    private final EventParser parser = new EventParser(MOST_EVENT_BYTES);
    private final CompletableFuture<EventStream> opened = CompletableFuture.completedFuture(this);
    private final AtomicBoolean starved = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Consumer<EventStream> whenEnded;
    private volatile Flow.Subscription subscription;

    /** @param whenEnded told once nothing more will come */
    EventStream(Consumer<EventStream> whenEnded) {
        this.whenEnded = whenEnded;
    }

    private sealed interface Item {}

    private record Data(String text) implements Item {}

    private record End() implements Item {}

    private record Broken(String why) implements Item {}

    /**
     * The next event's data; empty at the stream's end.
     *
     * @throws StreamBroken when nothing came in time, or the connection broke
     */
    public Optional<String> next(Duration patience) throws StreamBroken {
        Item item = poll(patience);
        if (item instanceof Data data) {
            askForMore();
            return Optional.of(data.text());
        }
        if (item instanceof Broken broken) {
            waiting.add(broken);
            throw new StreamBroken(broken.why(), false);
        }
        waiting.add(item);
        return Optional.empty();
    }

    private Item poll(Duration patience) throws StreamBroken {
        try {
            Item item = waiting.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
            if (item == null) {
                throw new StreamBroken("silent for " + patience.toMillis() + " ms", true);
            }
            return item;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterrupted();
        }
    }

    private void askForMore() {
        Flow.Subscription source = subscription;
        if (source != null && waiting.size() < ENOUGH_WAITING && starved.compareAndSet(true, false)) {
            source.request(1);
        }
    }

    @Override
    public CompletionStage<EventStream> getBody() {
        return opened;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (closed.get()) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                parser.feed(buffer).forEach(text -> waiting.add(new Data(text)));
            }
        } catch (EventParser.EventTooLarge e) {
            waiting.add(new Broken(e.getMessage()));
            subscription.cancel();
            return;
        }
        starved.set(true);
        askForMore();
    }

    @Override
    public void onError(Throwable cause) {
        waiting.add(new Broken("the connection broke: " + cause));
        whenEnded.accept(this);
    }

    @Override
    public void onComplete() {
        waiting.add(new End());
        whenEnded.accept(this);
    }

    /** Gives the rest up; the connection is closed unless the stream had ended. */
    @Override
    public void close() {
        Flow.Subscription source = subscription;
        if (closed.compareAndSet(false, true) && source != null) {
            source.cancel();
        }
        waiting.add(new Broken("given up"));
        whenEnded.accept(this);
    }
}
