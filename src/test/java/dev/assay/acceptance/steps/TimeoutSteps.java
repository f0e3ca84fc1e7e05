package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.TimeoutMatchers.votedFor;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.assay.acceptance.world.Escrow;
import dev.assay.acceptance.world.HostFaults;
import dev.assay.acceptance.world.LateHost;
import dev.assay.acceptance.world.Misbehaviour;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Suspect;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import dev.assay.devshard.protocol.wire.Timeout;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Hosts that do not do their jobs, and how these are given up. */
public final class TimeoutSteps {
    private final World world;
    private final Session session;
    private final Suspect suspect;
    private final LateHost late;
    private final HostFaults faults;

    public TimeoutSteps(World world, Session session, Suspect suspect, LateHost late, HostFaults faults) {
        this.world = world;
        this.session = session;
        this.suspect = suspect;
        this.late = late;
        this.faults = faults;
    }

    @ParameterType("refused|never finished")
    public LateHost.Verdict verdict(String title) {
        return Titled.find(LateHost.Verdict.values(), title);
    }

    @Given("a devshard network of {int} hosts that have 1 second to take a job and 1 second to finish it")
    public void aNetworkWithDeadlines(int hosts) {
        world.wants(Networks.withShortDeadlines(Networks.ofHosts(hosts)));
    }

    @Given("the host that answers next is stopped")
    public void isStopped() {
        late.isStopped();
    }

    @Given("so is one whose vote is needed")
    public void aVoterIsStopped() {
        late.aVoterIsStopped();
    }

    @When("the one whose vote is needed is started")
    public void theVoterIsStarted() {
        late.theVoterIsStarted();
    }

    @Given("one of the other hosts votes in the name of another")
    public void votesInTheNameOfAnother() {
        faults.firstOfTheOthersVotesForTheNext();
    }

    @Given("no host finishes what it takes on")
    public void noneFinishes() {
        faults.allAlways(Misbehaviour.HANGS);
    }

    @Then("that job is given up as {verdict}")
    public void isGivenUp(LateHost.Verdict verdict) {
        late.awaitGivenUp();
        List<Timeout> timeouts = late.timeoutsOfTheJob();
        assertThat("timeouts of inference " + suspect.inference(), timeouts, hasSize(1));
        Escrow escrow = session.escrow();
        long threshold = session.status().terms().voteThreshold();
        assertThat(timeouts.get(0), votedFor(escrow.id(), escrow.group(), threshold, verdict.reason()));
    }

    @Then("nothing but that job was ordered from its host")
    public void nothingElseWasOrdered() {
        assertThat(
                "inferences that were started for host " + suspect.executor(),
                suspect.startedForTheSameHost(),
                equalTo(List.of(suspect.inference())));
    }

    @Then("the administrator sees that its host, and no other, is passed over")
    public void isPassedOver() {
        assertThat(
                "hosts that the gateway passes over",
                suspect.passedOver(),
                equalTo(List.of(suspect.addressOfTheExecutor())));
    }

    @When("the administrator has its host asked again")
    public void isAskedAgain() {
        suspect.isTrustedAgain();
    }

    @Then("all {int} jobs are given up as {verdict}")
    public void allAreGivenUp(int jobs, LateHost.Verdict verdict) {
        late.awaitAllGivenUp(jobs);
        Escrow escrow = session.escrow();
        long threshold = session.status().terms().voteThreshold();
        late.timeoutsOfAll(jobs)
                .forEach(timeout ->
                        assertThat(timeout, votedFor(escrow.id(), escrow.group(), threshold, verdict.reason())));
    }

    @Then("its host is blamed for one missed job and is not paid for it")
    public void isBlamed() {
        assertThat(
                "missed jobs of the executor",
                suspect.statsOfTheExecutor().missed(),
                equalTo(suspect.statsBefore().missed() + 1));
        assertThat(
                "what the executor is owed",
                suspect.statsOfTheExecutor().cost(),
                equalTo(suspect.statsBefore().cost()));
    }

    @When("that host is well again")
    @When("all hosts are well again")
    public void isWellAgain() {
        late.isWellAgain();
    }
}
