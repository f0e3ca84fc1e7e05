package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.matcher.SignatureMatchers;
import dev.assay.acceptance.matcher.WorkMatchers;
import dev.assay.acceptance.world.Caller;
import dev.assay.acceptance.world.DirectOrder;
import dev.assay.acceptance.world.Nonce;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.UnopenedEscrow;
import dev.assay.acceptance.world.Work;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Who may ask a host for work, and what a host does for those who may not. */
public final class AuthorisationSteps {
    private final Session session;
    private final Work work;
    private final DirectOrder order;
    private final UnopenedEscrow unopened;

    public AuthorisationSteps(Session session, Work work, DirectOrder order, UnopenedEscrow unopened) {
        this.session = session;
        this.work = work;
        this.order = order;
        this.unopened = unopened;
    }

    @When("^a host is asked for work by (.*)$")
    public void isAskedForWork(String caller) {
        work.requestedBy(Titled.find(Caller.values(), caller));
    }

    @Then("the host serves the request")
    public void servesTheRequest() {
        assertThat(
                work.answer(),
                SignatureMatchers.servedBy(work.askedHost(), session.escrow().id()));
    }

    @Then("the host refuses: not allowed")
    public void refusesAsNotAllowed() {
        assertThat(work.answer().answer(), hostError(403));
        nothingChanged();
    }

    @Then("the host refuses: not identified")
    public void refusesAsNotIdentified() {
        assertThat(work.answer().answer(), hostError(401));
        nothingChanged();
    }

    /** Altered bytes recover to the address of nobody, or to none at all (contract 9.1, S3). */
    @Then("the host refuses the request")
    public void refuses() {
        assertThat(work.answer().answer(), hostError(401, 403));
        nothingChanged();
    }

    private void nothingChanged() {
        assertThat("the host's history after it refused", work.historyNow(), equalTo(work.historyBefore()));
    }

    @When("^the owner orders other work from a host under (.*)$")
    public void ordersWork(String nonce) {
        order.orderedUnder(Titled.find(Nonce.values(), nonce));
    }

    @Then("the host gives a receipt and does the work")
    public void doesTheWork() {
        String escrowId = session.escrow().id();
        assertThat(order.answer(), WorkMatchers.receiptAndWork(order.job(), escrowId, order.askedHost()));
    }

    @Then("the host gives no receipt and does no work")
    public void doesNoWork() {
        assertThat(order.answer(), WorkMatchers.neitherReceiptNorWork());
        assertThat("the host's history afterwards", order.historyNow(), equalTo(order.historyBefore()));
    }

    @Given("an escrow that no host has worked for")
    public void anUnopenedEscrow() {
        unopened.deposit();
    }

    @When("a stranger reads its history, its mempool and its signatures from a host")
    public void aStrangerReads() {
        unopened.read();
    }

    @Then("the host answers that it knows no such session")
    public void knowsNoSuchSession() {
        unopened.answers().forEach(answer -> assertThat(answer, hostError(404)));
    }

    @Then("the host lists no session for that escrow")
    public void listsNoSession() {
        assertThat(unopened.told(), hostError(404));
        assertThat(
                "sessions that the host lists",
                unopened.listed(),
                hasItem(session.escrow().id()));
        assertThat("sessions that the host lists", unopened.listed(), not(hasItem(unopened.id())));
    }
}
