package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.world.Grants;
import dev.assay.acceptance.world.Session;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What operational keys may do, and for how long. */
public final class GrantSteps {
    private final Grants grants;
    private final Session session;

    public GrantSteps(Grants grants, Session session) {
        this.grants = grants;
        this.session = session;
    }

    @Given("each host works for a validator who granted it the right, with a key of its own")
    public void hostsWorkUnderGrants() {
        grants.hostsWorkUnderGrants();
    }

    @Then("the session knows each host's key as its validator's")
    public void keysAreBound() {
        assertThat("keys that speak for a validator, by slot", session.boundKeys(), equalTo(grants.hostKeys()));
    }

    @When("the validators take their grants back")
    public void takeBack() {
        grants.takeBack();
    }

    @When("the validator of host 1 grants an operational key")
    public void grantsAKey() {
        grants.grantAKey();
    }

    @When("the grant is taken back")
    public void revokesTheKey() {
        grants.revokeTheKey();
    }

    @Then("host 0 comes to believe the key when it speaks for host 1")
    public void isBelieved() {
        grants.awaitAnswer(200);
    }

    @Then("host 0 does not believe the key when it speaks for host 2")
    public void isNotBelievedForAnother() {
        assertThat(grants.speaksFor(2), hostError(400));
    }

    @Then("host 0 comes to refuse the key as a stranger's")
    public void isRefused() {
        grants.awaitAnswer(403);
    }
}
