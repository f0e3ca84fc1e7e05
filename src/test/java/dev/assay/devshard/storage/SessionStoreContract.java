package dev.assay.devshard.storage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** All that every store promises, whatever database is behind it (contract 6.3). */
abstract class SessionStoreContract implements SessionContract, DiffContract, WorkContract, ManyWritersContract {
    private final List<SessionStore> opened = new ArrayList<>();
    private SessionStore store;

    /** Opens one more store on the test's own database, as another process would. */
    abstract SessionStore connect();

    @Override
    public final SessionStore store() {
        return store;
    }

    @Override
    public final SessionStore another() {
        SessionStore another = connect();
        opened.add(another);
        return another;
    }

    @Override
    public final SessionStore restarted() {
        store.close();
        store = another();
        return store;
    }

    @BeforeEach
    final void open() {
        store = another();
    }

    @AfterEach
    final void close() {
        opened.forEach(SessionStore::close);
        opened.clear();
    }
}
