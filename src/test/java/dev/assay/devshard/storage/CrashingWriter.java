package dev.assay.devshard.storage;

import java.nio.file.Path;
import java.util.List;

/** A process that appends to some sessions at once, says so after each, and never stops by itself. */
final class CrashingWriter {
    static final int SESSIONS = 4;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        SessionStore store = SessionStores.sqlite(Path.of(arguments[0]));
        for (int session = 1; session <= SESSIONS; session++) {
            String escrow = String.valueOf(session);
            new Thread(() -> write(store, escrow)).start();
        }
    }

    private static void write(SessionStore store, String escrow) {
        store.create(Samples.session(escrow));
        for (long nonce = 1; nonce > 0; nonce++) {
            store.append(
                    escrow, Samples.diff(nonce), List.of(Samples.signature(1)), List.of(Samples.seal(nonce, nonce)));
            System.out.println(escrow + " " + nonce);
        }
    }
}
