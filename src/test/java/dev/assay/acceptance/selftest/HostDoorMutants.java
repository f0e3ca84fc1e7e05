package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.RequestAuthentication;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whom a host believes and for whom it works (contract 2.5, 3.2, 3.3). */
final class HostDoorMutants {
    private static final String SENDERS = "devshard.host.Senders";
    private static final Address NOBODY = new Address("gonka1hyejskh022pxjq4t6vkr6uyzgdrqjhthec9dqf");

    private HostDoorMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "work-goes-on",
                        "a host works though the chain has disabled requests",
                        "2.5",
                        "@DX98",
                        after("devshard.host.session.LiveParams.requestsEnabled", call -> {
                            if (call.result().equals(false)) {
                                call.answer(true);
                            }
                        })),
                Mutant.of(
                        "questions-shown-to-anybody",
                        "a host tells a stranger what was asked and answered",
                        "2.5",
                        "@DG36",
                        instead("devshard.host.PayloadRoute.mustBeValidator", null)),
                Mutant.of(
                        "questions-shown-to-whoever-names-a-host",
                        "a host tells what was asked to whoever says it is another host",
                        "3.4",
                        "@DG36",
                        instead("devshard.host.validation.PayloadProof.holds", true)),
                Mutant.of(
                        "free-work",
                        "a host works for a request whose diff it skipped as old",
                        "D02",
                        "@DX07",
                        before("devshard.host.session.Desk.take", HostDoorMutants::believeThePayload)),
                Mutant.of(
                        "any-time-accepted",
                        "a host believes a request signed long ago",
                        "3.2",
                        "@DS03",
                        after(SENDERS + ".authenticated", HostDoorMutants::atItsOwnTime)),
                Mutant.of(
                        "clocks-must-agree",
                        "a host refuses whose clock is some seconds off",
                        "3.2",
                        "@DS03",
                        after(SENDERS + ".authenticated", HostDoorMutants::atAlmostTheSameTime)),
                Mutant.of(
                        "owner-turned-away",
                        "a host does nothing for its owner",
                        "3.3",
                        "@DS03 or @DX07 or @DS07",
                        before(SENDERS + ".mustBeOwner", HostDoorMutants::turnAway),
                        before(SENDERS + ".mustTakePart", HostDoorMutants::turnAway)),
                Mutant.of(
                        "unidentified-accepted",
                        "a host takes whoever cannot be identified for the owner",
                        "3.2",
                        "@DS03 or @DS07 or @DX62",
                        after(SENDERS + ".authenticated", call -> {
                            if (call.thrown() != null) {
                                call.answer(NOBODY);
                            }
                        }),
                        before(SENDERS + ".mustBeOwner", HostDoorMutants::letNobodyIn),
                        before(SENDERS + ".mustTakePart", HostDoorMutants::letNobodyIn)),
                Mutant.of(
                        "unsigned-accepted",
                        "a host works for whoever sends no signature",
                        "3.2",
                        "@DS03",
                        after(SENDERS + ".authenticated", HostDoorMutants::unsigned),
                        before(SENDERS + ".mustBeOwner", call -> call.answer(null))),
                Mutant.of(
                        "stranger-accepted",
                        "a host works for whoever signs with a valid key",
                        "3.3",
                        "@DS03",
                        instead(SENDERS + ".mustBeOwner", null)),
                Mutant.of(
                        "members-may-order",
                        "a host of the group spends from the escrow",
                        "3.3",
                        "@DS03",
                        before(SENDERS + ".mustBeOwner", call -> {
                            Object terms =
                                    Inside.of(call.argument(1)).call("terms").object();
                            Group group = (Group) Inside.of(terms).call("group").object();
                            if (group.members().contains(call.argument(0, Address.class))) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "order-carried-out-twice",
                        "an order that arrives twice is worked for twice",
                        "D19",
                        "@DX16",
                        after("devshard.host.session.Execution.next", call -> {
                            if (call.result().getClass().getSimpleName().equals("Replay")) {
                                call.answer(Inside.make("devshard.host.session.ChatReply$Work$Run", call.self()));
                            }
                        })),
                Mutant.of(
                        "wrong-question-answered",
                        "a host takes what is no nonce for nonce 0",
                        "2.5",
                        "@DG34",
                        after("devshard.host.QueryNumber.required", call -> {
                            if (call.thrown() != null) {
                                call.answer(0L);
                            }
                        })),
                Mutant.of(
                        "history-without-its-end",
                        "a host leaves out the last of the diffs that were asked for",
                        "2.5",
                        "@DG33",
                        after("devshard.host.session.HostSession.diffs", call -> {
                            List<?> diffs = (List<?>) call.result();
                            if (call.argument(0, Long.class) > 1 && !diffs.isEmpty()) {
                                call.answer(diffs.subList(0, diffs.size() - 1));
                            }
                        })),
                Mutant.of(
                        "reading-opens-sessions",
                        "whoever reads about an escrow makes the host store a session of it",
                        "D36",
                        "@DG05",
                        before("devshard.host.EscrowPath.session", call -> {
                            Object id = Inside.callStatic("devshard.host.EscrowPath", "of", call.argument(0));
                            call.answer(Inside.of(call.argument(1))
                                    .call("admit", id)
                                    .call("enter")
                                    .object());
                        })));
    }

    /** Whoever signs nothing is somebody all the same. */
    static void unsigned(Call call) throws Throwable {
        if (header(call, RequestAuthentication.SIGNATURE_HEADER) == null) {
            call.answer(NOBODY);
        }
    }

    private static void letNobodyIn(Call call) {
        if (call.argument(0).equals(NOBODY)) {
            call.answer(null);
        }
    }

    private static void turnAway(Call call) throws Throwable {
        call.fail((Throwable) Inside.callStatic("service.ApiError", "forbidden", "turned_away", "not you"));
    }

    private static void atAlmostTheSameTime(Call call) throws Throwable {
        if (call.thrown() == null) {
            long time = Long.parseLong(header(call, RequestAuthentication.TIMESTAMP_HEADER));
            if (Math.abs(Instant.now().getEpochSecond() - time) > 20) {
                call.fail((Throwable) Inside.callStatic("service.ApiError", "unauthorized", "stale", "too old"));
            }
        }
    }

    private static void atItsOwnTime(Call call) throws Throwable {
        String time = header(call, RequestAuthentication.TIMESTAMP_HEADER);
        if (call.thrown() != null && call.thrown().getMessage().contains("more than 30 s")) {
            Clock then = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(time)), ZoneOffset.UTC);
            String signature = header(call, RequestAuthentication.SIGNATURE_HEADER);
            call.answer(RequestAuthentication.authenticate(
                    call.argument(1, String.class), call.argument(2, byte[].class), signature, time, then));
        }
    }

    private static String header(Call call, String name) throws Throwable {
        return (String) Inside.of(call.argument(0)).call("header", name).object();
    }

    /** The record is old and closed; what the request says is taken for the job. */
    private static void believeThePayload(Call call) throws Throwable {
        Inside ledger = Inside.of(call.argument(0));
        Optional<?> known =
                (Optional<?>) ledger.call("inference", call.argument(1)).object();
        if (known.isEmpty() || ((Inference) known.get()).responseHash().isEmpty()) {
            return;
        }
        Inside payload = Inside.of(call.argument(2));
        byte[] prompt = payload.get("prompt", byte[].class);
        Object asked =
                Inside.of(known.get()).with("promptHash", Hash.sha256(prompt).byteString());
        call.answer(Optional.of(
                Inside.of(call.self()).call("begin", asked, call.argument(2)).object()));
    }
}
