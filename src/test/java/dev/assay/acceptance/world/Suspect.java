package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.assay.acceptance.client.GatewayAdmin;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.PendingWork;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionState.HostStatsView;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The inference that the scenario is about: the one the next diff starts, and the host that will have to run it. */
public final class Suspect {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private long inference;
    private SessionState before;

    public Suspect(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    /** Foresees who answers next; returns that host's index, which for a session of one slot a host is its slot. */
    int foresee() {
        before = session.gateway().state();
        inference = before.latestNonce() + 1;
        int slot = session.escrow().group().executorSlot(inference);
        world.evidence().note("inference " + inference + " falls to slot " + slot);
        // Whatever the host did to an earlier scenario's session, it is to be asked now.
        session.admin().unquarantine(session.escrow().group().validator(slot));
        return host(slot);
    }

    /** For a scenario that may begin with the part of somebody who does not run the inference. */
    void foreseeOnce() {
        if (before == null) {
            foresee();
        }
    }

    /** Its id. */
    public long inference() {
        if (before == null) {
            throw new IllegalStateException("the scenario has not said yet which inference it is about");
        }
        return inference;
    }

    /** The slot that has to run it. */
    public int slot() {
        return session.escrow().group().executorSlot(inference());
    }

    public int executor() {
        return host(slot());
    }

    /** The hosts that do not run it, in the order of their slots after the executor's. */
    public List<Integer> others() {
        int size = session.escrow().group().size();
        return Stream.iterate(1, step -> step + 1)
                .limit(size - 1L)
                .map(step -> host((slot() + step) % size))
                .filter(host -> host != executor())
                .distinct()
                .toList();
    }

    public InferenceView view() {
        InferenceView seen = session.gateway().state().inferences().get(inference());
        return Objects.requireNonNull(seen, () -> "the session shows no inference " + inference());
    }

    /** Waits until its status is this, bringing all hosts up to date meanwhile. */
    public void awaitStatus(String status) {
        world.eventually()
                .until(
                        "inference " + inference() + " to be " + status,
                        () -> {
                            session.gateway().syncHosts();
                            return view().status();
                        },
                        equalTo(status));
    }

    /** Waits until the gateway knows of a finish of it, whosever that is, that no diff has carried yet. */
    public void awaitFinishInTheQueue() {
        world.eventually()
                .until(
                        "a finish of inference " + inference() + " in the gateway's queue",
                        () -> session.gateway().pending().pending(),
                        hasItem(new PendingWork.PendingTx("finish", inference())));
    }

    /** What the executor is owed and blamed for at present. */
    public HostStatsView statsOfTheExecutor() {
        return session.gateway().state().hostStats().get((long) slot());
    }

    /** The same, before. */
    public HostStatsView statsBefore() {
        return before.hostStats().get((long) slot());
    }

    /** Ids of later inferences that its host has run to their end. */
    public List<Long> laterFinishedByTheSameHost() {
        session.gateway().syncHosts();
        return session.gateway().state().inferences().entrySet().stream()
                .filter(each -> each.getKey() > inference())
                .filter(each -> each.getValue().executorSlot() == slot())
                .filter(each -> each.getValue().status().equals("finished"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Ids of all inferences from this one on that fell to its host, whatever became of them. */
    public List<Long> startedForTheSameHost() {
        return session.gateway().state().inferences().entrySet().stream()
                .filter(each -> each.getKey() >= inference())
                .filter(each -> each.getValue().executorSlot() == slot())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The hosts that the gateway passes over, by its own word. */
    public List<String> passedOver() {
        return session.admin().participants(session.escrow().id()).stream()
                .filter(GatewayAdmin.Participant::quarantined)
                .map(GatewayAdmin.Participant::address)
                .toList();
    }

    public String addressOfTheExecutor() {
        return session.escrow().group().validator(slot()).value();
    }

    /** Has the gateway ask its host again. */
    public void isTrustedAgain() {
        session.admin().unquarantine(session.escrow().group().validator(slot()));
    }

    public List<Validation> validations() {
        return transactions()
                .filter(DevshardTx::hasValidation)
                .map(DevshardTx::getValidation)
                .filter(validation -> validation.getInferenceId() == inference())
                .toList();
    }

    public List<ValidationVote> votes() {
        return transactions()
                .filter(DevshardTx::hasValidationVote)
                .map(DevshardTx::getValidationVote)
                .filter(vote -> vote.getInferenceId() == inference())
                .toList();
    }

    /** Of the history that all can read. */
    private Stream<DevshardTx> transactions() {
        return hosts.history(others().get(0)).stream()
                .map(HistoryEntry::transactions)
                .flatMap(List::stream);
    }

    private int host(int slot) {
        return hosts.all().stream()
                .filter(host -> world.network()
                        .hostAddress(host)
                        .equals(session.escrow().group().validator(slot)))
                .findFirst()
                .orElseThrow();
    }
}
