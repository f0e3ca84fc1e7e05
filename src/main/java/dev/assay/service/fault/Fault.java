package dev.assay.service.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One fault that was ordered: what, where, how often, and how far it has got. It strikes at most {@code times} times; one
 * that holds somebody back does so until it is released, cancelled, or its service ends.
 */
public final class Fault {
    /** The {@code times} of a fault that strikes until it is cancelled. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final long id;
    private final FaultKind kind;
    private final Place place;
    private final int times;
    private final Map<String, String> parameters;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger holding = new AtomicInteger();
    private int taken;
    private boolean cancelled;

    Fault(long id, FaultKind kind, Place place, int times, Map<String, String> parameters) {
        this.id = id;
        this.kind = kind;
        this.place = place;
        this.times = times;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Where a fault may strike. What is absent is anywhere.
     *
     * @param nonce of a diff, which is also the inference that it starts
     */
    record Place(Optional<String> escrow, OptionalLong nonce) {
        boolean holds(String otherEscrow, long otherNonce) {
            return escrow.filter(own -> !own.equals(otherEscrow)).isEmpty()
                    && (nonce.isEmpty() || nonce.getAsLong() == otherNonce);
        }
    }

    public long id() {
        return id;
    }

    public FaultKind kind() {
        return kind;
    }

    Place place() {
        return place;
    }

    int times() {
        return times;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /** How many are held back by it now. */
    int holding() {
        return holding.get();
    }

    synchronized int taken() {
        return taken;
    }

    synchronized boolean isArmed() {
        return !cancelled && taken < times;
    }

    /** Whether it strikes now; if so, once less is left. */
    synchronized boolean take() {
        if (!isArmed()) {
            return false;
        }
        taken++;
        return true;
    }

    synchronized void cancel() {
        cancelled = true;
        release();
    }

    void release() {
        released.countDown();
    }

    public long number(String parameter) {
        return Long.parseLong(text(parameter));
    }

    public String text(String parameter) {
        String value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(kind.wireName() + " has no parameter " + parameter);
        }
        return value;
    }

    /** Waits for a moment, and says whether it still holds whoever asks. Whoever is interrupted is not held any more. */
    public boolean holds(Duration moment) {
        hold(moment);
        return released.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    /** Waits until somebody releases or cancels it. Whoever is interrupted goes on at once, still interrupted. */
    public void hold() {
        hold(Duration.ofDays(1));
    }

    /** The same, but not longer than this. */
    public void hold(Duration longest) {
        holding.incrementAndGet();
        try {
            released.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            holding.decrementAndGet();
        }
    }
}
