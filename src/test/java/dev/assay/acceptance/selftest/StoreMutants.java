package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;

import java.util.List;
import java.util.Optional;

/** Hosts that begin anew where their settings point, beside the store their sessions are in (contract 6.1). */
final class StoreMutants {
    private static final String STORES = "devshard.storage.SessionStores";

    private StoreMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "file-left-for-database",
                        "a host with sessions in SQLite goes to the PostgreSQL of its settings",
                        "6.1",
                        "@DX95",
                        after(STORES + ".sqliteInUse", call -> {
                            if (call.result(Optional.class).isPresent()) {
                                call.answer(Optional.empty());
                            }
                        })),
                Mutant.of(
                        "database-forgotten",
                        "a host with sessions in PostgreSQL begins a SQLite without them",
                        "6.1",
                        "@DX96",
                        after("devshard.storage.DataDirectory.isBoundToPostgres", call -> {
                            if (call.result().equals(true)) {
                                call.answer(false);
                            }
                        })),
                Mutant.of(
                        "file-in-place-of-database",
                        "a host whose PostgreSQL does not answer begins a SQLite in its place",
                        "6.1",
                        "@DX96",
                        after(STORES + ".postgres", call -> {
                            if (call.thrown() != null) {
                                call.answer(Inside.callStatic(STORES, "sqlite", call.argument(1)));
                            }
                        })));
    }
}
