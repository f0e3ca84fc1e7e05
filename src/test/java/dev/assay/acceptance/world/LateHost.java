package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.util.List;

/** The host that does not do the job that the scenario is about, and what the others make of that. */
public final class LateHost {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Suspect suspect;
    private final Faults faults;
    private boolean stopped;
    private boolean voterStopped;

    public LateHost(World world, Session session, Hosts hosts, Suspect suspect, Faults faults) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.suspect = suspect;
        this.faults = faults;
    }

    /** The next job falls to a host that is not there. */
    public void isStopped() {
        hosts.stop(suspect.foresee(), Stop.IN_ORDER);
        stopped = true;
    }

    /** Without it the others are too few: the last of them, who is not asked for the answer either. */
    public void aVoterIsStopped() {
        hosts.stop(voter(), Stop.IN_ORDER);
        voterStopped = true;
    }

    public void theVoterIsStarted() {
        hosts.start(voter());
        voterStopped = false;
    }

    private int voter() {
        return suspect.others().get(suspect.others().size() - 1);
    }

    private boolean isThere(int host) {
        return !(stopped && host == suspect.executor()) && !(voterStopped && host == voter());
    }

    /** It is there again, and nothing holds it back. */
    public void isWellAgain() {
        faults.all().forEach(ArmedFault::cancel);
        if (stopped) {
            hosts.start(suspect.executor());
        }
    }

    /** Waits until the gateway, asked for nothing, has had the job given up. */
    public void awaitGivenUp() {
        world.eventually()
                .until(
                        "the job of host " + suspect.executor() + " to be given up",
                        () -> suspect.view().status(),
                        equalTo("timed_out"));
    }

    /** Waits until that many jobs are given up, and none is open. */
    public void awaitAllGivenUp(int jobs) {
        world.eventually()
                .until(
                        jobs + " jobs to be given up",
                        () -> session.gateway().state().inferences().values().stream()
                                .map(InferenceView::status)
                                .filter("timed_out"::equals)
                                .count(),
                        equalTo((long) jobs));
    }

    /** The timeouts of the job that the hosts which are there hold; waits until one host has it. */
    public List<Timeout> timeoutsOfTheJob() {
        return world.eventually()
                .until(
                        "a host that lives to hold the timeout of inference " + suspect.inference(),
                        () -> timeouts().stream()
                                .filter(timeout -> timeout.getInferenceId() == suspect.inference())
                                .toList(),
                        not(empty()));
    }

    /** The timeouts of all jobs, each once; waits until the hosts which are there hold them: the gateway knows of one earlier. */
    public List<Timeout> timeoutsOfAll(int jobs) {
        return world.eventually().until("timeouts in the hosts' histories", this::timeouts, hasSize(jobs));
    }

    /** All that the hosts which are there hold, each once. */
    private List<Timeout> timeouts() {
        return hosts.all().stream()
                .filter(this::isThere)
                .map(this::timeouts)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<Timeout> timeouts(int host) {
        return hosts.history(host).stream()
                .map(HistoryEntry::transactions)
                .flatMap(List::stream)
                .filter(DevshardTx::hasTimeout)
                .map(DevshardTx::getTimeout)
                .toList();
    }

    /** Why a job was given up, in the features' words. */
    public enum Verdict implements Titled {
        REFUSED("refused", TimeoutReason.TIMEOUT_REASON_REFUSED),
        NEVER_FINISHED("never finished", TimeoutReason.TIMEOUT_REASON_EXECUTION);

        private final String title;
        private final TimeoutReason reason;

        Verdict(String title, TimeoutReason reason) {
            this.title = title;
            this.reason = reason;
        }

        @Override
        public String title() {
            return title;
        }

        public TimeoutReason reason() {
            return reason;
        }
    }
}
