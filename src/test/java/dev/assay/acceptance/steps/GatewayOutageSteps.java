package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.BookMatchers.sameBooksAs;
import static dev.assay.acceptance.matcher.SettlementMatchers.sameAs;
import static dev.assay.acceptance.matcher.SignatureMatchers.knowsAllOf;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.GatewayOutage;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Stop;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** How the gateway goes down, at rest or in the middle of something, and what it must know afterwards. */
public final class GatewayOutageSteps {
    private final Session session;
    private final Application application;
    private final GatewayOutage outage;

    public GatewayOutageSteps(Session session, Application application, GatewayOutage outage) {
        this.session = session;
        this.application = application;
        this.outage = outage;
    }

    @When("the gateway is {stopped} and started again")
    public void restarts(Stop how) {
        outage.restarts(how);
    }

    @When("the gateway is started")
    public void isStarted() {
        outage.start();
    }

    @When("the gateway starts while the chain does not know the escrow")
    public void startsWhileTheChainForgets() {
        outage.restartsWhileTheChainForgets();
    }

    @When("the chain knows the escrow again")
    public void theChainKnowsAgain() {
        session.depositAgain();
    }

    @Then("the application is served again")
    public void isServedAgain() {
        application.asksUntilServed();
    }

    @Then("the session's books are as they were before")
    public void theBooksAreTheSame() {
        assertThat(session.gateway().state(), sameBooksAs(outage.stateBefore()));
    }

    @Then("the gateway knows every signature that it knew before")
    public void theSignaturesAreTheSame() {
        assertThat(session.gateway().signatures(), knowsAllOf(outage.signaturesBefore()));
    }

    @Then("the settlement on record is the one that was handed out")
    public void theSettlementIsOnRecord() {
        assertThat(session.settlementOnRecord(), sameAs(session.settlement()));
    }
}
