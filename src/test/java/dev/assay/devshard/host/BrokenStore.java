package dev.assay.devshard.host;

import dev.assay.devshard.storage.Addition;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.devshard.storage.StoreAround;
import dev.assay.devshard.storage.StoredWork;
import java.nio.file.Path;
import java.util.List;

/** A store whose writes can fail, before or after they took effect, as a database does whose connection is cut. */
final class BrokenStore extends StoreAround {
    /** When an append breaks. */
    enum Breaks {
        NEVER,
        BEFORE,
        AFTER
    }

    private final SessionStore dead;
    private volatile Breaks breaks = Breaks.NEVER;
    private volatile boolean keepWorkBreaks;

    BrokenStore(SessionStore store, Path elsewhere) {
        super(store);
        this.dead = SessionStores.sqlite(elsewhere);
        dead.close();
    }

    void appendBreaks(Breaks when) {
        breaks = when;
    }

    void keepWorkBreaks(boolean does) {
        keepWorkBreaks = does;
    }

    @Override
    public void append(String escrowId, List<Addition> next) {
        if (breaks != Breaks.BEFORE) {
            super.append(escrowId, next);
        }
        if (breaks != Breaks.NEVER) {
            dead.ping();
        }
    }

    @Override
    public void keepWork(String escrowId, StoredWork work) {
        if (keepWorkBreaks) {
            dead.ping();
        }
        super.keepWork(escrowId, work);
    }
}
