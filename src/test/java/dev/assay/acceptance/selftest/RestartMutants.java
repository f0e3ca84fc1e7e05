package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What must survive a process, and what happens while one is away (contract 2.8, 6). */
final class RestartMutants {
    private static final String SQLITE = "devshard.storage.SqliteDatabase.open";

    private RestartMutants() {}

    static List<Mutant> all() {
        return Stream.concat(ofProcesses().stream(), ofStorage().stream()).toList();
    }

    private static List<Mutant> ofProcesses() {
        return List.of(
                Mutant.of(
                        "one-host-down-all-down",
                        "a question that falls to a host that is away is not answered",
                        "9.3",
                        "@DG07",
                        before("devshard.gateway.session.Hosts.allIn", call -> {
                            if (!call.argument(0, Set.class).isEmpty()) {
                                call.answer(true);
                            }
                        })),
                Mutant.of(
                        "overloaded-host-asked-on",
                        "a host that says that it is overloaded is asked at its every turn",
                        "7",
                        "@DG29",
                        before("devshard.gateway.participant.Quarantines.impose", call -> {
                            if (call.argument(1).toString().equals("OVERLOAD")) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "passed-over-for-good",
                        "a host that is passed over stays so, whatever the administrator says",
                        "2.2",
                        "@DG29",
                        before("devshard.gateway.participant.Quarantines.lift", call -> call.answer(false))),
                Mutant.of(
                        "killed-host-not-replaced",
                        "a question whose host dies before it answered is not asked of another",
                        "2.1",
                        "@DX71 or @DX73",
                        instead("devshard.gateway.api.PlainAnswer.startOver", false)),
                Mutant.of(
                        "host-forgets-a-diff",
                        "a host that restarts has lost the last diff it had applied",
                        "6.3",
                        "@DS08",
                        before(SQLITE, call -> forgetLast(call, "devshard.host.DevshardHost"))),
                Mutant.of(
                        "database-forgets-a-diff",
                        "a host that restarts has lost from its PostgreSQL the last diff it had applied",
                        "6.3",
                        "@DS08 or @DS09",
                        after("devshard.storage.PostgresDatabase.open", RestartMutants::forgetLastInTheDatabase)),
                Mutant.of(
                        "gateway-forgets-a-diff",
                        "a gateway that restarts has lost the last diff it had sent, and uses its nonce again",
                        "4.3",
                        "@DG06",
                        before(SQLITE, call -> forgetLast(call, "devshard.gateway.Gateway"))),
                Mutant.of(
                        "host-forgets-everything",
                        "a host that restarts knows no session any more",
                        "6.3",
                        "@DS09 or @DS10",
                        before(SQLITE, call -> {
                            Path file = call.argument(0, Path.class);
                            if (Files.exists(file) && call.isFrom("devshard.host.DevshardHost")) {
                                Files.delete(file);
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "sealed-inferences-forgotten",
                        "the state of a settled session has lost its inferences",
                        "D05",
                        "@DX74",
                        instead("devshard.storage.JdbcSessionStore.seals", List.of())),
                Mutant.of(
                        "fetched-signatures-forgotten",
                        "signatures that the gateway collected are gone after its restart",
                        "D33",
                        "@DG22",
                        instead("devshard.gateway.session.SignatureBook.save", null)),
                Mutant.of(
                        "unknown-once-unknown-for-ever",
                        "an escrow that the chain did not know for a moment is never served again",
                        "D37",
                        "@DG23",
                        before("devshard.gateway.escrow.SessionAgreement.requireUncontradicted", call -> {
                            Object chain = ((Supplier<?>)
                                            Inside.of(call.self()).get("chain").object())
                                    .get();
                            Object escrow =
                                    Inside.of(call.argument(0)).get("escrowId").object();
                            if (Inside.of(chain).call("escrow", escrow).object().equals(Optional.empty())) {
                                call.fail(unknown());
                            }
                        }),
                        instead("devshard.gateway.escrow.LoadRefused$Reason.passing", false)),
                Mutant.of(
                        "other-settlement-on-record",
                        "the settlement that is shown afterwards is not the one that was handed out",
                        "2.2",
                        "@DG22",
                        after("devshard.gateway.session.EscrowSession.settlement", call -> {
                            Inside settlement = Inside.of(call.result());
                            call.answer(settlement.with(
                                    "fees", (Long) settlement.get("fees").object() + 1));
                        })),
                Mutant.of(
                        "cut-answer-never-asked-for",
                        "what a host finished while the gateway was away is never asked for",
                        "2.2",
                        "@DX14",
                        before("devshard.gateway.session.HostOffers.takeMempool", call -> {
                            boolean mempool = call.argument(0, ObjectNode.class).has("devshard_meta");
                            if (mempool && !call.isFrom("devshard.gateway.session.Drains")) {
                                call.answer(true);
                            }
                        })),
                Mutant.of(
                        "half-an-answer-and-a-whole-one",
                        "a stream that a dying host broke off goes on with the answer of another",
                        "2.1",
                        "@DX72",
                        instead("devshard.gateway.api.StreamedAnswer.startOver", true)),
                Mutant.of(
                        "mempools-not-asked",
                        "what hosts finished while nobody listened is never asked for",
                        "2.2",
                        "@DG25",
                        before("devshard.gateway.session.HostOffers.takeMempool", call -> {
                            if (call.isFrom("devshard.gateway.session.Collector")) {
                                call.answer(true);
                            }
                        })),
                Mutant.of(
                        "work-kept-in-memory-only",
                        "an answer whose host is killed right after is never paid for",
                        "6.3",
                        "@DX23",
                        instead("devshard.host.session.WorkArchive.keep", null)),
                Mutant.of(
                        "history-not-caught-up",
                        "a host that was away is sent only the diff of the moment",
                        "4.3",
                        "@DS05",
                        after("devshard.gateway.session.DiffLog.range", call -> {
                            List<?> all = call.result(List.class);
                            if (all.size() > 1) {
                                call.answer(all.subList(all.size() - 1, all.size()));
                            }
                        })));
    }

    private static List<Mutant> ofStorage() {
        return List.of(
                Mutant.of(
                        "memory-ahead-of-disk",
                        "a diff that could not be stored counts as applied",
                        "D21",
                        "@DX73",
                        after("devshard.host.session.Journal.persist", call -> {
                            if (call.thrown() != null) {
                                List<?> steps = call.argument(0, List.class);
                                Object next = Inside.of(steps.get(steps.size() - 1))
                                        .get("applied")
                                        .call("next")
                                        .object();
                                Inside.of(call.self()).set("ledger", next);
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "batch-stands-unsaid",
                        "a host that could take only part of a batch does not say how much",
                        "D28",
                        "@DX24",
                        before("devshard.host.session.Journal$Failure.at", call -> call.argument(0, 0L))),
                Mutant.of(
                        "failed-write-is-no-error",
                        "a host answers for a diff that it could not store",
                        "D21",
                        "@DX15",
                        answeringUnstored()),
                Mutant.of(
                        "database-away-is-no-error",
                        "a host answers while its database is away as if it had stored what it was sent",
                        "D21",
                        "@DX70",
                        answeringUnstored()));
    }

    private static Throwable unknown() throws Throwable {
        Object reason = Inside.constant(Seam.load("devshard.gateway.escrow.LoadRefused$Reason"), "ESCROW_UNKNOWN");
        return (Throwable) Inside.make("devshard.gateway.escrow.LoadRefused", reason, "the chain knows no such escrow");
    }

    private static void forgetLast(Call call, String by) throws Exception {
        Path file = call.argument(0, Path.class);
        if (!Files.exists(file) || !call.isFrom(by)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            forgetLast(connection);
        }
        call.changed();
    }

    /** Of every session the last diff; whether there was any. */
    private static boolean forgetLast(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int sessions = statement.executeUpdate(
                    "update sessions set latest_nonce = latest_nonce - 1 where latest_nonce > 0");
            statement.executeUpdate("delete from diffs where nonce > (select latest_nonce from sessions"
                    + " where sessions.escrow_id = diffs.escrow_id)");
            statement.executeUpdate("delete from signatures where nonce > (select latest_nonce from sessions"
                    + " where sessions.escrow_id = signatures.escrow_id)");
            return sessions > 0;
        }
    }

    private static void forgetLastInTheDatabase(Call call) throws Throwable {
        if (call.thrown() != null) {
            return;
        }
        Inside database = Inside.of(call.argument(0));
        String url = "jdbc:postgresql://" + database.call("address").object();
        String user = database.get("user", String.class);
        try (Connection connection = DriverManager.getConnection(url, user, database.get("password", String.class))) {
            if (forgetLast(connection)) {
                call.changed();
            }
        }
    }

    private static Change answeringUnstored() {
        return after("devshard.host.session.Journal.append", call -> {
            if (call.thrown() != null) {
                call.answer(null);
            }
        });
    }
}
