package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CatchUpMatchers.attests;
import static dev.assay.acceptance.matcher.CatchUpMatchers.failedAt;
import static dev.assay.acceptance.matcher.HistoryMatchers.goesOnFrom;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.assay.acceptance.world.Disk;
import dev.assay.acceptance.world.Hosts;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Disks that fail, and what hosts must say and hold then. */
public final class StorageFaultSteps {
    private final Disk disk;
    private final Hosts hosts;

    public StorageFaultSteps(Disk disk, Hosts hosts) {
        this.disk = disk;
        this.hosts = hosts;
    }

    @When("the owner sends host {int} what it lacks and its disk fails under the first diff")
    public void failsUnderTheFirst(int host) {
        disk.failsWhileCatchingUp(host, 1);
    }

    @When("the owner sends host {int} what it lacks and its disk fails under the second diff")
    public void failsUnderTheSecond(int host) {
        disk.failsWhileCatchingUp(host, 2);
    }

    @When("the owner sends host {int} the same again")
    public void sendsAgain(int host) {
        disk.sendsAgain(host);
    }

    @When("the disk of the host of the next question fails under its diff")
    public void failsUnderTheNextDiff() {
        disk.failsUnderTheNextQuestion("diff");
    }

    @When("the disk of the host of the next question fails under its finish")
    public void failsUnderTheNextFinish() {
        disk.failsUnderTheNextQuestion("work");
    }

    @Then("host {int} says that it has come {int} diff(s) further")
    public void saysHowFarItHasCome(int host, int further) {
        assertThat(disk.answer(), failedAt(hosts.historyBefore(host).size() + (long) further));
    }

    /** Whether it kept the diffs before the one that failed is its own affair. */
    @Then("host {int} says how far it has come, and holds just that")
    public void saysWhatItHolds(int host) {
        assertThat(hosts.history(host), goesOnFrom(hosts.historyBefore(host)));
        assertThat(disk.answer(), failedAt(hosts.history(host).size()));
    }

    @Then("host {int} holds {int} diff(s) more than before")
    public void holdsMore(int host, int more) {
        assertThat(hosts.history(host), goesOnFrom(hosts.historyBefore(host)));
        assertThat(hosts.history(host), hasSize(hosts.historyBefore(host).size() + more));
    }

    @Then("host {int} answers for the latest state")
    public void answersForTheLatestState(int host) {
        assertThat(disk.answer(), attests(disk.latest()));
    }
}
