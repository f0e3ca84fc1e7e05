package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static dev.assay.acceptance.matcher.TimeoutMatchers.doesNotFindLate;
import static dev.assay.acceptance.matcher.TimeoutMatchers.findsLate;
import static dev.assay.acceptance.matcher.WorkMatchers.noReceipt;
import static dev.assay.acceptance.matcher.WorkMatchers.receiptFor;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.world.Caller;
import dev.assay.acceptance.world.Faults;
import dev.assay.acceptance.world.LostOrder;
import dev.assay.acceptance.world.Questions;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Orders that got lost, challenges of who has to do them, and what others make of it. */
public final class LostOrderSteps {
    private final World world;
    private final LostOrder order;
    private final Questions questions;
    private final Faults faults;

    public LostOrderSteps(World world, LostOrder order, Questions questions, Faults faults) {
        this.world = world;
        this.order = order;
        this.questions = questions;
        this.faults = faults;
    }

    @Given("an(other) order that reached every host but the one that has to do it")
    public void anOrderGotLost() {
        order.place(Duration.ZERO);
    }

    @Given("an(other) order, dated back an hour, that reached every host but the one that has to do it")
    public void anOrderDatedBackGotLost() {
        order.place(Duration.ofHours(1));
    }

    @Given("that host stands still at its work")
    public void standsStillAtItsWork() {
        questions.standsStill(FaultOrder.of("hang_inference"), faults);
    }

    @Given("that host stands still when it is challenged")
    public void standsStillWhenChallenged() {
        questions.standsStill(FaultOrder.of("withhold_receipt").with("when", "before_apply"), faults);
    }

    @When(
            "^(the owner of the escrow|the owner without a signature|a host of the group|a stranger .*|an operational key .*) challenges that host$")
    public void isChallengedBy(String caller) {
        questions.challengedBy(Titled.find(Caller.values(), caller));
    }

    @When("^the owner challenges (a host that .*|that host with .*|that host for .*)$")
    public void isChallengedInVain(String how) {
        questions.challengedInVain(Titled.find(Questions.InVain.values(), how));
    }

    @When("another host is asked whether that host has refused the job")
    public void isAskedWhetherRefused() {
        questions.askedWhetherRefused();
    }

    @When(
            "^(the owner .*|a host .*|a stranger .*|an operational key .*) asks another host whether that host has refused the job$")
    public void asksWhetherRefused(String caller) {
        questions.askedWhetherRefusedBy(Titled.find(Caller.values(), caller));
    }

    @When("the third host is asked about both")
    public void isAskedAboutBoth() {
        questions.asksAboutBoth();
    }

    @When("that host is stopped")
    public void isStopped() {
        questions.stopTheExecutor();
    }

    @When("the other hosts have forgotten where it is")
    public void haveForgotten() {
        questions.theOthersForget();
    }

    @When("the owner puts its receipt on the books")
    public void putsTheReceiptOnTheBooks() {
        order.publish(order.onOffer(order.first()).stream()
                .filter(DevshardTx::hasConfirm)
                .toList());
    }

    @When("the owner puts both on the books")
    public void putsOnTheBooks() {
        order.publish(order.onOffer(order.first()));
    }

    @Then("that host gives its receipt")
    public void givesItsReceipt() {
        Address host = world.network().hostAddress(order.executor(order.first()));
        assertThat(
                questions.answer(),
                receiptFor(order.first().start(), order.escrow().id(), host));
    }

    @Then("there is no receipt")
    public void thereIsNoReceipt() {
        assertThat(questions.answer(), noReceipt());
    }

    @Then("the challenge is refused: not allowed")
    @Then("the other host does not say: not allowed")
    public void isRefusedAsNotAllowed() {
        assertThat(questions.answer(), hostError(403));
    }

    @Then("the challenge is refused: not identified")
    @Then("the other host does not say: not identified")
    public void isRefusedAsNotIdentified() {
        assertThat(questions.answer(), hostError(401));
    }

    @Then("only its receipt waits for the books")
    public void onlyItsReceiptWaits() {
        assertThat("what the host has on offer", questions.onOffer(), contains(DevshardTx.TxCase.CONFIRM));
    }

    @Then("that host has taken the job")
    public void hasTakenTheJob() {
        questions.awaitOnOffer(DevshardTx.TxCase.CONFIRM);
    }

    @Then("its finish waits for the books too")
    public void itsFinishWaits() {
        questions.awaitOnOffer(DevshardTx.TxCase.FINISH);
    }

    @Then("that host is paid for the job")
    public void isPaid() {
        assertThat("what the host has earned, by its books", order.earned(order.first()), greaterThan(0L));
    }

    @Then("it does not find that host late")
    public void doesNotFindItLate() {
        assertThat(questions.answer(), doesNotFindLate());
    }

    @Then("the other host finds it late when asked again")
    public void findsItLate() {
        Address voter = world.network().hostAddress(order.bystander());
        questions.askUntil(
                findsLate(order.escrow().id(), order.first().id(), TimeoutReason.TIMEOUT_REASON_REFUSED, voter));
    }

    @Then("it tells about the second while it still waits for the first")
    public void tellsAboutTheSecond() {
        assertThat(questions.aboutTheSecond(), doesNotFindLate());
        assertThat("the host still waits for the first", questions.stillWaitsForTheFirst(), is(true));
        assertThat(questions.aboutTheFirst(), doesNotFindLate());
    }
}
