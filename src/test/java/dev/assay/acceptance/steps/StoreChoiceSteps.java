package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.StoreChoice;
import dev.assay.acceptance.world.StoreChoice.Pointer;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Hosts whose settings point to another store than theirs. */
public final class StoreChoiceSteps {
    private final StoreChoice store;

    public StoreChoiceSteps(StoreChoice store) {
        this.store = store;
    }

    @ParameterType("with settings that point to a PostgreSQL|with settings that point to no PostgreSQL"
            + "|with settings that point to a PostgreSQL not there|with the settings it had before")
    public Pointer pointedTo(String title) {
        return Titled.find(Pointer.values(), title);
    }

    @When("host {int} is started again {pointedTo}")
    public void isStartedAgain(int host, Pointer pointer) {
        store.isStartedAgain(host, pointer);
    }

    @Then("host {int} comes up")
    public void comesUp(int host) {
        store.refusal().ifPresent(why -> {
            throw new AssertionError("host " + host + ": wanted it to start on its own sessions; seen: " + why);
        });
    }

    @Then("host {int} does not come up")
    public void doesNotComeUp(int host) {
        if (store.refusal().isEmpty()) {
            throw new AssertionError("host " + host
                    + ": wanted it not to start where its sessions cannot be reached; seen: it started, without them");
        }
    }
}
