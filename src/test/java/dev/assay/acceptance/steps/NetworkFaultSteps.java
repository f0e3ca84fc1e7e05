package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.HistoryMatchers.goesOnFrom;
import static dev.assay.acceptance.matcher.StreamMatchers.completeOrVisiblyBroken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.environment.Trouble;
import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.Hosts;
import dev.assay.acceptance.world.NetworkFaults;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Cut cables, paused and killed processes, and what applications must see of them. */
public final class NetworkFaultSteps {
    private final World world;
    private final Session session;
    private final NetworkFaults faults;
    private final Hosts hosts;
    private final Application application;

    public NetworkFaultSteps(World world, Session session, NetworkFaults faults, Hosts hosts, Application application) {
        this.world = world;
        this.session = session;
        this.faults = faults;
        this.hosts = hosts;
        this.application = application;
    }

    @Given("the gateway waits {int} second(s) for a host to take a job")
    public void waitsForAReceipt(int seconds) {
        session.waitsForAReceipt(Duration.ofSeconds(seconds));
    }

    @When("host {int} is cut off from its peers")
    public void isCutOff(int host) {
        faults.cutOff(host);
    }

    @When("host {int} is connected to its peers again")
    public void isConnected(int host) {
        faults.end(Trouble.PARTITION, host);
    }

    @When("host {int} is paused")
    public void isPaused(int host) {
        faults.begin(Trouble.PAUSE, host);
    }

    @Then("host {int} answers nobody")
    public void answersNobody(int host) {
        assertThat("host " + host + " answers nobody", faults.silenceOf(host).isPresent());
    }

    @When("host {int} goes on")
    public void goesOn(int host) {
        faults.end(Trouble.PAUSE, host);
    }

    @When("the application begins to stream a long chat completion")
    public void beginsToStream() {
        application.beginsToStream(world.names().longQuestion());
    }

    @When("the application has read its answer to the end")
    public void readsToTheEnd() {
        application.readsTheRest();
    }

    @When("the host that answers is killed")
    public void theHostThatAnswersIsKilled() {
        faults.killTheHostThatAnswers();
    }

    @When("the host that died is started")
    public void theHostThatDiedIsStarted() {
        hosts.start(faults.killed());
    }

    @Then("the answer is complete, or breaks off without pretending to be finished")
    public void theEndIsHonest() {
        application.readsTheRest();
        assertThat(application.last().stream(), completeOrVisiblyBroken(application.question()));
    }

    @Then("host {int} still answers the judge, and holds exactly the history it held before")
    public void holdsExactlyWhatItHeld(int host) {
        assertThat(hosts.history(host), goesOnFrom(hosts.historyBefore(host)));
        assertThat(
                "diffs that host " + host + " holds",
                hosts.history(host).size(),
                equalTo(hosts.historyBefore(host).size()));
    }
}
