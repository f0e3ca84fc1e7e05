package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.hasItem;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hamcrest.Matcher;

/** What is asked about lost orders, of whom, and what is answered. */
public final class Questions {
    private final World world;
    private final LostOrder order;
    private final Hosts hosts;
    private ArmedFault standstill;
    private Answer answer;
    private Answer aboutTheSecond;
    private CompletableFuture<Answer> aboutTheFirst;

    public Questions(World world, LostOrder order, Hosts hosts) {
        this.world = world;
        this.order = order;
        this.hosts = hosts;
    }

    /** Whom the owner challenges in vain, in the features' words. */
    public enum InVain implements Titled {
        OTHER_HOST(
                "a host that need not do the job",
                order -> order.challenge(order.bystander(), order.first(), Caller.OWNER)),
        OTHER_PROMPT("that host with another prompt", order -> order.challengeWithOtherPrompt(order.first())),
        NO_JOB("that host for a job that nobody ordered", order -> order.challengeForNothing(order.first()));

        private final String title;
        private final Function<LostOrder, Answer> challenge;

        InVain(String title, Function<LostOrder, Answer> challenge) {
            this.title = title;
            this.challenge = challenge;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public void challengedBy(Caller caller) {
        answer = order.challenge(order.executor(order.first()), order.first(), caller);
    }

    public void challengedInVain(InVain how) {
        answer = how.challenge.apply(order);
    }

    public void askedWhetherRefused() {
        askedWhetherRefusedBy(Caller.OWNER);
    }

    public void askedWhetherRefusedBy(Caller caller) {
        answer = order.askWhetherRefused(order.bystander(), order.first(), caller);
    }

    /** What was answered last. */
    public Answer answer() {
        return answer;
    }

    /** The executor of the first order works no further, or answers no challenge, until it is let go. */
    public void standsStill(FaultOrder fault, Faults faults) {
        Job job = order.first();
        standstill = faults.host(order.executor(job), order.escrow(), fault.nonce(job.id()));
    }

    /** Waits until the executor of the first order has such kinds of transactions on offer, and returns them all. */
    public List<DevshardTx> awaitOnOffer(DevshardTx.TxCase kind) {
        world.eventually()
                .until(
                        "the host to have a " + kind.name().toLowerCase(Locale.ROOT) + " on offer",
                        () -> onOffer(),
                        hasItem(kind));
        return order.onOffer(order.first());
    }

    /** The kinds of what the executor of the first order has on offer. */
    public List<DevshardTx.TxCase> onOffer() {
        return order.onOffer(order.first()).stream().map(DevshardTx::getTxCase).toList();
    }

    /** Asks a third host about the first order, whose executor stands still, and then about the second. */
    public void asksAboutBoth() {
        aboutTheFirst = CompletableFuture.supplyAsync(() -> order.askWhetherRefused(order.bystander(), order.first()));
        standstill.awaitHolding();
        aboutTheSecond = order.askWhetherRefused(order.bystander(), order.last());
    }

    public Answer aboutTheSecond() {
        return aboutTheSecond;
    }

    public boolean stillWaitsForTheFirst() {
        return !aboutTheFirst.isDone();
    }

    /** Once the first executor is let go. */
    public Answer aboutTheFirst() {
        standstill.release();
        return aboutTheFirst.join();
    }

    public void stopTheExecutor() {
        hosts.stop(order.executor(order.first()), Stop.IN_ORDER);
    }

    /** Where others are, hosts know from the chain and remember only while they run. */
    public void theOthersForget() {
        int executor = order.executor(order.first());
        List<Integer> others =
                hosts.all().stream().filter(host -> host != executor).toList();
        others.forEach(host -> hosts.stop(host, Stop.IN_ORDER));
        others.forEach(hosts::start);
    }

    /** Asks again until the answer is such. */
    public void askUntil(Matcher<? super Answer> wanted) {
        answer = world.eventually()
                .until(
                        "the other host to find it late",
                        () -> order.askWhetherRefused(order.bystander(), order.first()),
                        wanted);
    }
}
