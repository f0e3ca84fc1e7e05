package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.errorEnvelope;
import static dev.assay.acceptance.matcher.StatusMatchers.statusOf;
import static dev.assay.acceptance.matcher.StatusMatchers.terms;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.assay.acceptance.world.Gateway;
import dev.assay.acceptance.world.Key;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What the gateway lets whom see and do. */
public final class GatewaySteps {
    private final World world;
    private final Session session;
    private final Gateway gateway;

    public GatewaySteps(World world, Session session, Gateway gateway) {
        this.world = world;
        this.session = session;
        this.gateway = gateway;
    }

    @ParameterType("without a key|with a key nobody issued|with the application's key|with the administrator's key")
    public Key key(String title) {
        return Titled.find(Key.values(), title);
    }

    @When("the application asks a question {key}")
    public void asksWithKey(Key key) {
        gateway.asked(key);
    }

    @When("somebody asks for the session's state {key}")
    public void asksForState(Key key) {
        gateway.askedForState(key);
    }

    @When("the application lists the models")
    public void listsModels() {
        gateway.askedForModels();
    }

    @When("somebody asks for the session's status")
    public void asksForStatus() {
        gateway.askedForStatus();
    }

    @When("somebody asks to finalize the session")
    public void asksToFinalize() {
        gateway.askedToFinalize();
    }

    @Then("the gateway says that an answer is on its way")
    public void saysThatAnAnswerIsOnItsWay() {
        assertThat(gateway.answer(), errorEnvelope(409).code("requests_active"));
    }

    @Then("the gateway refuses with {string}")
    public void refusesWith(String code) {
        assertThat(gateway.answer(), errorEnvelope(401).code(code));
    }

    @Then("the gateway answers")
    public void answers() {
        assertThat(gateway.answer().where(), gateway.answer().status(), equalTo(200));
    }

    @Then("the list names the model that the network serves")
    public void namesTheModel() {
        assertThat("models that the gateway lists", gateway.models(), hasItem(world.model()));
    }

    @Then("the status names the escrow, its phase {string}, its nonce and its balance")
    public void namesTheEscrow(String phase) {
        assertThat(
                gateway.status(),
                statusOf(phase, session.gateway().state(), session.escrow().amount()));
    }

    @Then("the status shows the terms of the escrow")
    public void showsTheTerms() {
        assertThat(gateway.status().terms(), terms(gateway.termsOfTheContract()));
    }

    @Then("the gateway's own status is that of the escrow")
    public void theStatusIsThatOfTheEscrow() {
        assertThat(
                "escrow of the gateway's own status",
                gateway.ownStatus().text("escrow_id"),
                equalTo(session.escrow().id()));
    }

    @Then("the answer names the escrow that paid for it")
    public void namesThePayer() {
        assertThat(
                "escrow named by the answer",
                gateway.payerOfTheLastAnswer().orElse("none"),
                equalTo(session.escrow().id()));
    }
}
