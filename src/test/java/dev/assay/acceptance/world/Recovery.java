package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.SessionState;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Services killed with work on their hands, at points where they were made to stand still, and what became of the work.
 */
public final class Recovery {
    private static final String MID_STREAM = "mid_stream";

    private final World world;
    private final Session session;
    private final Application application;
    private final Hosts hosts;
    private final GatewayOutage outage;
    private final Faults faults;
    private int killedHost;
    private long cutAnswer;

    public Recovery(
            World world, Session session, Application application, Hosts hosts, GatewayOutage outage, Faults faults) {
        this.world = world;
        this.session = session;
        this.application = application;
        this.hosts = hosts;
        this.outage = outage;
        this.faults = faults;
    }

    /** Kills the gateway first: what it learnt of the last answer is known to the executor alone then. */
    public void killsAllWhoKnowOfTheLastAnswer() {
        int executor = executorOf(inferenceOf(application.last()));
        outage.kill();
        hosts.stop(executor, Stop.KILLED);
        hosts.start(executor);
        outage.start();
    }

    /** Asks without streaming, and kills the host that the question falls to when it stands at that point. */
    public void killsHostOfTheNextQuestionAt(HostPoint point) {
        killsHostOfTheNextQuestionAt(point.point(), () -> application.asks(1));
    }

    /** Asks with streaming, and kills the host that the question falls to when it has said something. */
    public void killsHostOfTheNextQuestionMidStream() {
        killsHostOfTheNextQuestionAt(
                MID_STREAM, () -> application.streams(world.names().question()));
    }

    private void killsHostOfTheNextQuestionAt(String point, Runnable asking) {
        long nonce = session.nonce() + 1;
        killedHost = executorOf(nonce);
        ArmedFault fault = faults.host(killedHost, holdAt(point, nonce));
        CompletableFuture<?> asked = CompletableFuture.runAsync(asking);
        fault.awaitHolding();
        hosts.remember(List.of(killedHost));
        hosts.stop(killedHost, Stop.KILLED);
        asked.join();
    }

    public void startsTheKilledHost() {
        hosts.start(killedHost);
    }

    public int killedHost() {
        return killedHost;
    }

    /** Kills it when the first diff of finalizing is delivered and the second not written. */
    public void killsGatewayWhileItFinalizes() {
        FaultOrder order = FaultOrder.of("hold_at").with("point", "between_finalize_diffs");
        killsGatewayAt(faults.gateway(order), session::finish);
    }

    /** Kills it when the application has seen some of the answer; the host goes on to the end all the same. */
    public void killsGatewayMidStream() {
        cutAnswer = session.nonce() + 1;
        killsGatewayAt(faults.gateway(holdAt(MID_STREAM, cutAnswer)), application::streamsToNobody);
        int executor = executorOf(cutAnswer);
        String escrow = session.escrow().id();
        world.eventually()
                .until(
                        "the host of the answer that was cut to offer its finish",
                        () -> finished(hosts.host(executor).mempool(escrow)),
                        hasItem(cutAnswer));
    }

    /** Kills it when an order is on its disk and no host has heard of it. */
    public void killsGatewayBeforeItSends() {
        cutAnswer = session.nonce() + 1;
        killsGatewayAt(faults.gateway(holdAt("after_persist", cutAnswer)), () -> application.asks(1));
    }

    /** Waits until the order that was cut off is done, bringing all hosts up to date meanwhile. */
    public void awaitCarriedOut() {
        world.eventually()
                .until(
                        "inference " + cutAnswer + " to be finished",
                        () -> {
                            session.gateway().syncHosts();
                            return books().inferences().get(cutAnswer).status();
                        },
                        equalTo("finished"));
    }

    private void killsGatewayAt(ArmedFault fault, Runnable request) {
        CompletableFuture<?> cut = CompletableFuture.runAsync(request);
        fault.awaitHolding();
        outage.kill();
        cut.handle((done, broken) -> done).join();
    }

    private static FaultOrder holdAt(String point, long nonce) {
        return FaultOrder.of("hold_at").with("point", point).nonce(nonce);
    }

    private static List<Long> finished(List<DevshardTx> mempool) {
        return mempool.stream()
                .filter(DevshardTx::hasFinish)
                .map(tx -> tx.getFinish().getInferenceId())
                .toList();
    }

    /** The inference that the gateway was busy with when it was killed. */
    public long cutAnswer() {
        return cutAnswer;
    }

    /** The inference that the last answer was. */
    public long lastAnswer() {
        return inferenceOf(application.last());
    }

    /** The inferences of all answers that the application got whole. */
    public List<Long> answers() {
        return application.conversation().stream()
                .filter(Asked::wasAnswered)
                .map(this::inferenceOf)
                .toList();
    }

    public SessionState books() {
        return session.gateway().state();
    }

    /** Of the inferences a question took, the last was answered. */
    private long inferenceOf(Asked asked) {
        return books().inferences().headMap(asked.nonceAfter() + 1).lastKey();
    }

    private int executorOf(long inferenceId) {
        return session.escrow().group().executorSlot(inferenceId) % hosts.all().size();
    }
}
