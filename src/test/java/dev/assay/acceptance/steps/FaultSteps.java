package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.Faults;
import dev.assay.acceptance.world.HostFaults;
import dev.assay.acceptance.world.Misbehaviour;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What services are told to do wrong. */
public final class FaultSteps {
    private final Faults faults;
    private final HostFaults hosts;

    public FaultSteps(Faults faults, HostFaults hosts) {
        this.faults = faults;
        this.hosts = hosts;
    }

    @ParameterType(
            "fails at its work|stops in the middle of its answer|never finishes its work|has a clock that is 5 seconds fast|claims another answer than it gave|gives a receipt that nobody signed"
                    + "|dates its receipt an hour ahead|claims to be a million nonces ahead"
                    + "|does not say which state it signs|signs states with garbage|refuses its owner as a stranger"
                    + "|says that it is overloaded|judges others wrongly|keeps its verdict to itself")
    public Misbehaviour misbehaves(String title) {
        return Titled.find(Misbehaviour.values(), title);
    }

    @Given("the host that answers next {misbehaves}")
    public void theNextOne(Misbehaviour how) {
        hosts.nextExecutor(how);
    }

    @Given("one of the other hosts {misbehaves}")
    public void oneOfTheOthers(Misbehaviour how) {
        hosts.firstOfTheOthers(how);
    }

    @Given("all but one of the other hosts {misbehaves}")
    public void allOthersButOne(Misbehaviour how) {
        hosts.allOthersButTheFirst(how);
    }

    @Given("host {int} always {misbehaves}")
    public void always(int host, Misbehaviour how) {
        hosts.always(host, how);
    }

    @Given("one of the other hosts shows a forged finish of that answer")
    public void forgesAFinish() {
        hosts.firstOfTheOthersForgesTheFinish();
    }

    @When("the verdicts are let go")
    @When("it is let go")
    public void released() {
        faults.all().forEach(fault -> fault.release());
    }

    @Then("that host has misbehaved")
    public void itStruck() {
        faults.all().forEach(fault -> fault.awaitStruck(1));
    }
}
