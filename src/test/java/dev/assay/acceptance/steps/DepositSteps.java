package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.Deposit;
import io.cucumber.java.en.Given;
import java.util.Arrays;

/** What the scenario's escrow is to be. */
public final class DepositSteps {
    private final Deposit deposit;

    public DepositSteps(Deposit deposit) {
        this.deposit = deposit;
    }

    @Given("each host answers for {int} slots of the escrow")
    public void eachHostAnswersFor(int slots) {
        deposit.givesEachHost(slots);
    }

    @Given("an escrow whose slots are those of hosts {string}")
    public void slots(String hosts) {
        deposit.slots(Arrays.stream(hosts.split(", ")).map(Integer::valueOf).toList());
    }

    @Given("an escrow of {long}")
    public void amount(long amount) {
        deposit.amount(amount);
    }

    @Given("an escrow that seals every {int} nonces what is {int} nonce(s) and {int} second(s) old")
    public void sealing(int every, int nonces, int seconds) {
        deposit.terms(escrow -> escrow.sealing(nonces, seconds, every));
    }
}
