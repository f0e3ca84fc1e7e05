package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.world.ChainOutage;
import dev.assay.acceptance.world.ChainTrouble;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** A chain in trouble, and who can go on without it. */
public final class ChainSteps {
    private final ChainOutage outage;

    public ChainSteps(ChainOutage outage) {
        this.outage = outage;
    }

    @ParameterType("answers nothing but errors|shows what was so before|takes half a second for each answer")
    public ChainTrouble isInTrouble(String title) {
        return Titled.find(ChainTrouble.values(), title);
    }

    @When("the chain {isInTrouble}")
    public void begins(ChainTrouble trouble) {
        outage.begins(trouble);
    }

    @When("the chain is well again")
    public void ends() {
        outage.ends();
    }

    @When("an escrow is deposited")
    public void isDeposited() {
        outage.deposit();
    }

    @When("a session of it is asked for")
    @When("a session of it is asked for again")
    public void isAskedFor() {
        outage.openSession();
    }

    @Then("neither the gateway nor a host begins a session")
    public void noSessionBegins() {
        assertThat(outage.ofTheHost(), hostError(500, 503));
        assertThat(outage.statsOfTheHost(), hostError(404));
        Answer gateway = outage.ofTheGateway();
        assertThat("status of " + gateway.where(), gateway.status(), allOf(greaterThanOrEqualTo(400), lessThan(600)));
    }

    @Then("the gateway and the host begin the session")
    public void theSessionBegins() {
        assertThat("status of " + outage.ofTheHost().where(), outage.ofTheHost().status(), equalTo(200));
        assertThat(
                "status of " + outage.ofTheGateway().where(),
                outage.ofTheGateway().status() / 100,
                equalTo(2));
        assertThat("status of the host's stats", outage.statsOfTheHost().status(), equalTo(200));
    }
}
