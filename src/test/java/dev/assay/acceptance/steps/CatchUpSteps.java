package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.assay.acceptance.matcher.WorkMatchers;
import dev.assay.acceptance.world.DirectOrder;
import dev.assay.acceptance.world.MissedDiffs;
import dev.assay.acceptance.world.Session;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** How a host comes by what it missed, and what it makes of what it had already. */
public final class CatchUpSteps {
    private final Session session;
    private final MissedDiffs missed;
    private final DirectOrder order;

    public CatchUpSteps(Session session, MissedDiffs missed, DirectOrder order) {
        this.session = session;
        this.missed = missed;
        this.order = order;
    }

    @When("the owner brings the host that is furthest behind all it lacks but the first diff")
    public void bringsWithAGap() {
        missed.bringWithAGap();
    }

    @Then("the host refuses them and applies none")
    public void refuses() {
        assertThat(missed.answer().answer(), hostError(500));
        assertThat("the host's history", missed.now(), equalTo(missed.before()));
    }

    @When("the owner brings it every diff there is")
    public void bringsAll() {
        missed.bringAll();
    }

    @Then("the host holds the whole history, each diff once")
    public void holdsAll() {
        assertThat("status", missed.answer().status(), equalTo(200));
        assertThat("the host's history", missed.now(), equalTo(missed.whole()));
    }

    @When("the owner's next order reaches a host twice, byte for byte")
    public void ordersTwice() {
        order.orderedTwice();
    }

    @Then("the host has done the work once and answers the same both times")
    public void hasDoneItOnce() {
        String escrowId = session.escrow().id();
        assertThat(order.firstAnswer(), WorkMatchers.receiptAndWork(order.job(), escrowId, order.askedHost()));
        assertThat(order.answer(), WorkMatchers.sameAnswerAs(order.firstAnswer()));
        assertThat("how often the host has done the work", order.timesDone(), equalTo(1L));
        String id = "(" + order.job().getInferenceId() + ")";
        assertThat("what waits about the job", order.mempoolAboutTheJob(), contains("confirm" + id, "finish" + id));
    }

    @Then("the host's history has grown by one diff")
    public void hasGrownByOne() {
        assertThat(
                "the host's history",
                order.wholeHistoryNow(),
                hasSize(Math.toIntExact(order.job().getInferenceId())));
    }
}
