package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.BookMatchers.paidFor;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.world.Recovery;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Who is killed with work on its hands, and what must have become of the work. */
public final class RecoverySteps {
    private final Recovery recovery;

    public RecoverySteps(Recovery recovery) {
        this.recovery = recovery;
    }

    @When("the gateway and the host that gave the last answer are killed and started again")
    public void allWhoKnowAreKilled() {
        recovery.killsAllWhoKnowOfTheLastAnswer();
    }

    @Then("the last answer is on the books as finished and paid for")
    public void theLastAnswerIsPaidFor() {
        assertThat(recovery.books(), paidFor(recovery.lastAnswer()));
    }
}
