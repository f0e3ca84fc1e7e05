package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.world.Controls;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** The controls that exist for testing only. */
public final class TestModeSteps {
    private final Controls controls;

    public TestModeSteps(Controls controls) {
        this.controls = controls;
    }

    @When("somebody tries to create an escrow through the chain's controls")
    public void triesToCreateAnEscrow() {
        controls.tryToCreateAnEscrow();
    }

    @Then("the chain answers that there is no such thing")
    public void thereIsNoSuchThing() {
        assertThat(controls.answer().where(), controls.answer().status(), equalTo(404));
    }

    @Then("the chain holds the escrows it held before")
    public void holdsWhatItHeld() {
        assertThat("escrows on the chain", controls.escrowsNow(), equalTo(controls.escrowsBefore()));
    }
}
