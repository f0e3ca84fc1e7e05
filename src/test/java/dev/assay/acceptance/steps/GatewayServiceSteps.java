package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.errorEnvelope;
import static dev.assay.acceptance.matcher.CompletionMatchers.saysWhenToTryAgain;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.Gateway;
import dev.assay.acceptance.world.Session;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** How an escrow, or the whole gateway, is taken out of service, or has no room left. */
public final class GatewayServiceSteps {
    private final Gateway gateway;
    private final Session session;
    private final Application application;

    public GatewayServiceSteps(Gateway gateway, Session session, Application application) {
        this.gateway = gateway;
        this.session = session;
        this.application = application;
    }

    @When("the administrator has the escrow forgotten")
    public void hasTheEscrowForgotten() {
        gateway.askedToForgetTheEscrow();
    }

    @When("the administrator takes the escrow out of service")
    public void takesTheEscrowOutOfService() {
        gateway.takesTheEscrowOutOfService();
    }

    @When("the administrator has the gateway say that it has moved to {string}")
    public void saysThatItHasMoved(String place) {
        gateway.saysThatItHasMoved(place);
    }

    @Given("the gateway serves one request at a time")
    public void servesOneRequestAtATime() {
        gateway.servesAtATime(1);
    }

    @Then("the application is told to come again later")
    public void isToldToComeAgain() {
        Answer answer = application.last().answer();
        assertThat(answer, errorEnvelope(429));
        assertThat(answer, saysWhenToTryAgain());
    }

    @Then("the gateway says that the escrow is in service")
    public void saysThatTheEscrowIsInService() {
        assertThat(gateway.answer(), errorEnvelope(409).about("active"));
    }

    @Then("the gateway knows no such escrow")
    public void knowsNoSuchEscrow() {
        assertThat(gateway.answer().where(), gateway.answer().status(), equalTo(200));
        assertThat(gateway.askedForTheForgotten(), errorEnvelope(404));
        assertThat(
                "escrows that the gateway lists",
                gateway.escrows(),
                not(hasItem(session.escrow().id())));
    }

    @Then("the application is sent to the same place at {string}")
    public void isSentTo(String place) {
        Answer answer = application.last().answer();
        assertThat(answer.where(), answer.status(), equalTo(308));
        assertThat(
                "where the application is sent",
                answer.headers().first("Location").orElse("nowhere"),
                equalTo(place + gateway.placeOfChats()));
    }
}
