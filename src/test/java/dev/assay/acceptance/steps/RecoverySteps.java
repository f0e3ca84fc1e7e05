package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.BookMatchers.paidFor;
import static dev.assay.acceptance.matcher.HistoryMatchers.goesOnFrom;
import static dev.assay.acceptance.matcher.StreamMatchers.cutShort;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.HostPoint;
import dev.assay.acceptance.world.Hosts;
import dev.assay.acceptance.world.Recovery;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Who is killed with work on its hands, and what must have become of the work. */
public final class RecoverySteps {
    private final Recovery recovery;
    private final Application application;
    private final Hosts hosts;

    public RecoverySteps(Recovery recovery, Application application, Hosts hosts) {
        this.recovery = recovery;
        this.application = application;
        this.hosts = hosts;
    }

    @When("the gateway and the host that gave the last answer are killed and started again")
    public void allWhoKnowAreKilled() {
        recovery.killsAllWhoKnowOfTheLastAnswer();
    }

    @When("^the host of the next question is killed (before the diff is .*|when .*)$")
    public void theNextHostIsKilled(String point) {
        recovery.killsHostOfTheNextQuestionAt(Titled.find(HostPoint.values(), point));
    }

    @When("the host of the next question is killed in the middle of its streamed answer")
    public void theNextHostIsKilledMidStream() {
        recovery.killsHostOfTheNextQuestionMidStream();
    }

    @When("the host that was killed is started")
    public void theKilledHostIsStarted() {
        recovery.startsTheKilledHost();
    }

    @Then("the killed host holds the history it held when it was killed")
    public void theKilledHostHoldsItsHistory() {
        assertThat(hosts.history(recovery.killedHost()), goesOnFrom(hosts.historyBefore(recovery.killedHost())));
    }

    @When("the gateway is killed between two diffs of finalizing")
    public void theGatewayIsKilledWhileItFinalizes() {
        recovery.killsGatewayWhileItFinalizes();
    }

    @When("the gateway is killed in the middle of a streamed answer")
    public void theGatewayIsKilledMidStream() {
        recovery.killsGatewayMidStream();
    }

    @When("the gateway is killed with an order on its disk that no host was sent")
    public void theGatewayIsKilledBeforeItSends() {
        recovery.killsGatewayBeforeItSends();
    }

    @Then("the order is carried out in the end, and paid for")
    public void theOrderIsCarriedOut() {
        recovery.awaitCarriedOut();
        assertThat(recovery.books(), paidFor(recovery.cutAnswer()));
    }

    @Then("the stream ends without a finish")
    public void theStreamIsCutShort() {
        assertThat(application.last().stream(), cutShort());
    }

    @Then("the last answer is on the books as finished and paid for")
    public void theLastAnswerIsPaidFor() {
        assertThat(recovery.books(), paidFor(recovery.lastAnswer()));
    }

    @Then("the answer that was cut is on the books as finished and paid for")
    public void theCutAnswerIsPaidFor() {
        assertThat(recovery.books(), paidFor(recovery.cutAnswer()));
    }

    @Then("every answer is on the books as finished and paid for")
    public void everyAnswerIsPaidFor() {
        SessionState books = recovery.books();
        recovery.answers().forEach(id -> assertThat(books, paidFor(id)));
    }
}
