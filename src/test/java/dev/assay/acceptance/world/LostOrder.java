package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/**
 * Orders that did not reach the host that has to do them. No gateway knows the session: the judge itself is its owner, and
 * sends what it wants to whom it wants. Each host has one slot, of its own number.
 */
public final class LostOrder {
    private static final byte[] NO_ROOT = {};

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final List<SignedDiff> history = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private Escrow escrow;

    public LostOrder(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    /** One more, begun so long ago by its own word, sent to all hosts but its executor, and to no other executor either. */
    public void place(Duration ago) {
        if (escrow == null) {
            escrow = session.deposit(PrivateKey.generate());
        }
        Job job = Job.of(
                history.size() + 1L, world.model(), prompt(), Instant.now().minus(ago));
        jobs.add(job);
        write(List.of(Transactions.start(job.start())));
        List<Integer> executors = jobs.stream().map(this::executor).toList();
        hosts.all().stream().filter(host -> !executors.contains(host)).forEach(this::deliver);
    }

    /** Puts transactions of hosts into the next diff, and sends it to all. */
    public void publish(List<DevshardTx> txs) {
        write(txs);
        hosts.all().forEach(this::deliver);
    }

    public Job first() {
        return jobs.get(0);
    }

    public Job last() {
        return jobs.get(jobs.size() - 1);
    }

    public int executor(Job job) {
        return escrow.group().executorSlot(job.id());
    }

    /** The first host that has to do none of the jobs. */
    public int bystander() {
        List<Integer> executors = jobs.stream().map(this::executor).toList();
        return hosts.all().stream()
                .filter(host -> !executors.contains(host))
                .findFirst()
                .orElseThrow();
    }

    public Answer challenge(int host, Job job, Caller caller) {
        HostCall call = caller.prove(
                HostCall.challenge(escrow.id(), job.id(), job.payload(), history), new ScenarioKeys(world, escrow));
        return caller == Caller.OPERATIONAL_KEY
                ? onceTheGrantIsKnown(() -> hosts.host(host).post(call))
                : hosts.host(host).post(call);
    }

    /** A host may believe for a moment what the chain said before the key was granted. */
    private Answer onceTheGrantIsKnown(Callable<Answer> challenge) {
        return world.eventually().until("the key's challenge to be let in", challenge, letIn());
    }

    private static Matcher<Answer> letIn() {
        return new FeatureMatcher<>(not(equalTo(403)), "an answer whose status is", "its status") {
            @Override
            protected Integer featureValueOf(Answer answer) {
                return answer.status();
            }
        };
    }

    /** The owner offers a host another prompt than the one that was ordered. */
    Answer challengeWithOtherPrompt(Job job) {
        PayloadJson right = job.payload();
        PayloadJson other =
                new PayloadJson(prompt(), right.model(), right.inputLength(), right.maxTokens(), right.startedAt());
        return challenge(executor(job), new Job(job.start(), other), Caller.OWNER);
    }

    /** The owner offers a host a job that would fall to it, and that no diff has started. */
    Answer challengeForNothing(Job job) {
        Start start = job.start().toBuilder()
                .setInferenceId(job.id() + escrow.group().size())
                .build();
        return challenge(executor(job), new Job(start, job.payload()), Caller.OWNER);
    }

    /** The owner asks a host whether the executor has refused the job. */
    Answer askWhetherRefused(int host, Job job) {
        return askWhetherRefused(host, job, Caller.OWNER);
    }

    /** Somebody else does. */
    Answer askWhetherRefused(int host, Job job, Caller caller) {
        HostCall call = HostCall.verifyRefusal(escrow.id(), job.id(), job.payload(), history);
        return hosts.host(host).post(caller.prove(call, new ScenarioKeys(world, escrow)));
    }

    /** What the executor of a job has on offer about it. */
    public List<DevshardTx> onOffer(Job job) {
        return transport(executor(job)).mempool(escrow.id());
    }

    /** What the executor of a job has earned, by its own books. */
    public long earned(Job job) {
        int executor = executor(job);
        return transport(executor)
                .stats(escrow.id())
                .mustHave(200)
                .document()
                .at("host_stats")
                .at(Integer.toString(executor))
                .number("cost");
    }

    public Escrow escrow() {
        return escrow;
    }

    private HostTransport transport(int host) {
        return hosts.host(host);
    }

    private void deliver(int host) {
        HostCall call = HostCall.diffs(escrow.id(), List.of(), history);
        hosts.host(host).post(call.signedBy(escrow.owner())).mustHave(200);
    }

    /** Without a root to compare with: the judge keeps no books. */
    private void write(List<DevshardTx> txs) {
        history.add(DiffMistake.signed(history.size() + 1L, txs, escrow.id(), escrow.owner(), NO_ROOT));
    }

    private byte[] prompt() {
        return ChatRequest.asking(world.model(), world.names().question())
                .bytes()
                .toByteArray();
    }
}
