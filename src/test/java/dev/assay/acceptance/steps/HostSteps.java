package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.HistoryMatchers.endsAt;
import static dev.assay.acceptance.matcher.HistoryMatchers.goesOnFrom;
import static dev.assay.acceptance.matcher.HistoryMatchers.sameDiffsAndRootOnAllHosts;
import static dev.assay.acceptance.matcher.HistoryMatchers.withoutGapOrRepetition;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.matcher.SignatureMatchers;
import dev.assay.acceptance.world.Hosts;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Stop;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** How services go down and come back, and what the hosts must hold. */
public final class HostSteps {
    private final World world;
    private final Session session;
    private final Hosts hosts;

    public HostSteps(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    @ParameterType("stopped in order|killed")
    public Stop stopped(String title) {
        return Titled.find(Stop.values(), title);
    }

    @When("host {int} is {stopped} and started again")
    public void restarts(int host, Stop how) {
        hosts.restart(List.of(host), how);
    }

    @When("all hosts are {stopped} and started again")
    public void allRestart(Stop how) {
        hosts.restart(hosts.all(), how);
    }

    @When("all hosts are stopped")
    public void allAreStopped() {
        hosts.all().forEach(this::isStopped);
    }

    @When("all hosts are started")
    public void allAreStarted() {
        hosts.all().forEach(this::isStarted);
    }

    @When("host {int} is stopped")
    public void isStopped(int host) {
        hosts.stop(host, Stop.IN_ORDER);
    }

    @When("host {int} is started")
    public void isStarted(int host) {
        hosts.start(host);
    }

    @Then("host {int} holds the history it held before")
    public void holdsWhatItHeld(int host) {
        assertThat(hosts.history(host), goesOnFrom(hosts.historyBefore(host)));
    }

    @Then("every host holds the history it held before")
    public void allHoldWhatTheyHeld() {
        hosts.all().forEach(this::holdsWhatItHeld);
    }

    @Then("a budget of {int} tokens is ordered for it")
    public void isOrderedWithABudgetOf(int tokens) {
        assertThat(
                "the most tokens that the last job may take", hosts.lastOrder().getMaxTokens(), equalTo((long) tokens));
    }

    @Then("no nonce was used twice")
    public void noNonceWasUsedTwice() {
        hosts.histories().values().forEach(history -> assertThat(history, withoutGapOrRepetition()));
    }

    @Then("all hosts hold the same history, ending in the settled state")
    public void allHoldTheSame() {
        SettlementDocument settlement = session.settlement();
        assertThat(hosts.histories(), sameDiffsAndRootOnAllHosts());
        assertThat(hosts.history(0), endsAt(settlement.nonce(), settlement.stateRoot()));
    }

    @Then("every host shows its own signature of the settled state")
    public void allShowTheirSignature() {
        SettlementDocument settlement = session.settlement();
        hosts.all()
                .forEach(host -> assertThat(
                        hosts.signatures(host, settlement.nonce()),
                        SignatureMatchers.signsState(
                                host,
                                world.network().hostAddress(host),
                                session.escrow().id(),
                                settlement)));
    }
}
