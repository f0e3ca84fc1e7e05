package dev.assay.devshard.gateway.session;

/** Requests under way in one session. Finalizing starts only when there are none, and from then on none may enter (D07). */
final class Activity {
    private int active;
    private boolean closed;

    synchronized boolean enter() {
        if (!closed) {
            active++;
        }
        return !closed;
    }

    synchronized void leave() {
        active--;
    }

    synchronized int active() {
        return active;
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** Lets nobody in any more; false, and unchanged, while requests are under way. */
    synchronized boolean close() {
        closed = closed || active == 0;
        return active == 0;
    }

    synchronized void reopen() {
        closed = false;
    }
}
