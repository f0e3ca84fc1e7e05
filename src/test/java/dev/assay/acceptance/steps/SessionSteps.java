package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.BookMatchers.addUp;
import static dev.assay.acceptance.matcher.SettlementMatchers.sameAs;
import static dev.assay.acceptance.matcher.SettlementMatchers.settlementContract;
import static dev.assay.acceptance.matcher.SettlementMatchers.signedBy;
import static dev.assay.acceptance.matcher.SettlementMatchers.signedBySlot;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.Escrow;
import dev.assay.acceptance.world.Hosts;
import dev.assay.acceptance.world.Session;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How the session is finalized, and what its settlement must prove. */
public final class SessionSteps {
    private final Session session;
    private final Application application;
    private final Hosts hosts;

    public SessionSteps(Session session, Application application, Hosts hosts) {
        this.session = session;
        this.application = application;
        this.hosts = hosts;
    }

    @When("the session is finalized")
    @When("the session is finalized again")
    @Given("the session has been finalized")
    public void isFinalized() {
        session.finish();
    }

    @When("the session is finalized without waiting for the deadlines of open work")
    public void isFinalizedBeforeDeadlines() {
        session.finishBeforeDeadlines();
    }

    @Given("all work is on every host's books")
    public void allWorkIsOnTheBooks() {
        session.gateway().syncHosts();
    }

    @Then("the settlement can be verified from public data alone")
    public void theSettlementVerifies() {
        Escrow escrow = session.escrow();
        assertThat(
                session.settlement(),
                settlementContract(escrow.id(), escrow.group())
                        .warmKeys(session.boundKeys())
                        .amount(escrow.amount())
                        .nonceAtLeast(application.answered() + escrow.group().size() + 1L));
    }

    @Then("the settlement carries the signatures of all {int} hosts")
    public void theSettlementIsSignedByAll(int count) {
        assertThat("hosts of the network", hosts.all(), hasSize(count));
        assertThat(session.settlement(), signedBy(new TreeSet<>(hosts.all())));
    }

    @Then("the settlement carries the signature of host {int}")
    public void theSettlementIsSignedBy(int host) {
        assertThat(session.settlement(), signedBySlot(host));
    }

    @Then("both settlements are the same")
    public void bothSettlementsAreTheSame() {
        List<SettlementDocument> all = session.settlements();
        assertThat(all, hasSize(2));
        assertThat(all.get(1), sameAs(all.get(0)));
    }

    @Then("costs, fees and what is left add up to the deposit")
    public void theBooksAddUp() {
        assertThat(session.settledBooks(), addUp());
    }

    @Then("every inference in the session has come to an end")
    public void everyInferenceHasEnded() {
        assertThat("inferences that have not come to an end", session.openInferences(), equalTo(Map.of()));
    }

    @Then("the session still shows every answer")
    public void showsEveryAnswer() {
        assertThat(
                "inferences that the session shows",
                session.gateway().state().inferences().size(),
                equalTo(application.conversation().size()));
    }

    @Then("the session is in phase {string}")
    public void theSessionIsInPhase(String phase) {
        assertThat("phase of the session", session.gateway().state().phase(), equalTo(phase));
    }

    @Then("the session's nonce is not lower than before")
    public void theNonceIsNotLower() {
        assertThat(
                "the session's nonce",
                session.nonce(),
                greaterThanOrEqualTo(application.last().nonceAfter()));
    }
}
