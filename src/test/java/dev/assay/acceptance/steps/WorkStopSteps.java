package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.WorkStop;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** The chain having all work stopped, and letting it go on. */
public final class WorkStopSteps {
    private final WorkStop stop;

    public WorkStopSteps(WorkStop stop) {
        this.stop = stop;
    }

    @When("the chain disables requests")
    public void begins() {
        stop.begins();
    }

    @When("the chain enables requests again")
    public void ends() {
        stop.ends();
    }

    @Then("every host comes to refuse its owner's requests as disabled")
    public void allRefuse() {
        stop.awaitRefusals();
    }

    @Then("every host comes to take its owner's requests")
    public void allTakeThem() {
        stop.awaitWork();
    }
}
