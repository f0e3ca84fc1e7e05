package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.chatCompletion;
import static dev.assay.acceptance.matcher.CompletionMatchers.errorEnvelope;
import static dev.assay.acceptance.matcher.CompletionMatchers.noProtocolLeak;
import static dev.assay.acceptance.matcher.CompletionMatchers.sameAs;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;

import dev.assay.acceptance.matcher.HistoryMatchers;
import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.Asked;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import dev.assay.acceptance.world.WrongRequest;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** What the application asks without streaming, and what it must be answered. */
public final class ChatSteps {
    private final World world;
    private final Application application;

    public ChatSteps(World world, Application application) {
        this.world = world;
        this.application = application;
    }

    @When("the application asks {int} different question(s)")
    @When("the application asks {int} more question(s)")
    public void asks(int questions) {
        application.asks(questions);
    }

    @Given("the application has asked {int} question(s)")
    public void hasAsked(int questions) {
        application.asks(questions);
        everyAnswerIsComplete();
    }

    @Given("the application has asked {string}")
    public void hasAskedAbout(String text) {
        application.asksAbout(text);
        theAnswerIsComplete();
    }

    @When("the application asks {string}")
    @When("the application asks {string} again")
    public void asksAbout(String text) {
        application.asksAbout(text);
    }

    @When("the application asks a question")
    @When("the application asks a question without streaming")
    @When("the application asks something new")
    public void asksSomethingNew() {
        application.asks(world.names().question());
    }

    @When("the application asks the same question again")
    @When("the application asks the same without streaming")
    @When("the application asks the same question without streaming")
    public void asksTheSame() {
        application.asks(application.question());
    }

    @When("the application asks for an answer of any length")
    public void asksForAnyLength() {
        asksSomethingNew();
    }

    @When("the application asks for an answer of {int} tokens at most")
    public void asksForAtMost(int tokens) {
        application.asksForAtMost(tokens);
    }

    @When("the application asks the gateway without naming an escrow")
    public void asksTheGatewayItself() {
        application.asksTheGatewayItself();
    }

    @When("^the application sends a request (without messages|whose .*|for .*|that is .*|larger .*)$")
    public void sendsAWrongRequest(String wrong) {
        application.sends(Titled.find(WrongRequest.values(), wrong)::spoil);
    }

    @Then("the answer is a complete chat completion")
    public void theAnswerIsComplete() {
        assertThat(application.last().chat(), chatCompletion());
    }

    @Then("every answer is a complete chat completion")
    public void everyAnswerIsComplete() {
        application.conversation().forEach(asked -> assertThat(asked.chat(), chatCompletion()));
    }

    @Then("the last {int} answers are complete chat completions")
    public void theLastAnswersAreComplete(int count) {
        application.last(count).forEach(asked -> assertThat(asked.chat(), chatCompletion()));
    }

    @Then("every answer used a nonce of its own")
    public void everyAnswerUsedANonceOfItsOwn() {
        List<Long> nonces =
                application.conversation().stream().map(Asked::nonceAfter).toList();
        assertThat(nonces, HistoryMatchers.monotonicNonce());
    }

    @Then("the second answer used a nonce of its own")
    public void theLastAnswerUsedANonce() {
        assertThat("nonces used by the second answer", application.last().noncesUsed(), greaterThan(0L));
    }

    @Then("the second answer used no nonce")
    public void theLastAnswerUsedNoNonce() {
        assertThat("nonces used by the second answer", application.last().noncesUsed(), equalTo(0L));
    }

    @Then("no nonce was used by the refused requests")
    public void noNonceWasUsedByTheRefused() {
        List<Long> used = application.refused().stream().map(Asked::noncesUsed).toList();
        assertThat("nonces used by each refused request", used, everyItem(equalTo(0L)));
    }

    @Then("nothing in the answer betrays the devshard protocol")
    public void nothingBetraysTheProtocol() {
        assertThat(application.last().chat(), noProtocolLeak());
    }

    @Then("both answers are the same")
    public void bothAnswersAreTheSame() {
        assertThat(application.last().chat(), sameAs(application.lastButOne().chat()));
    }

    @Then("both answers have the same text")
    public void bothAnswersHaveTheSameText() {
        assertThat(
                "the text of the second answer, compared with that of the first",
                application.last().text(),
                equalTo(application.lastButOne().text()));
    }

    @When("the application asks until it is refused")
    public void asksUntilRefused() {
        application.asksUntilRefused(40);
    }

    @Then("the application is told that the deposit does not cover the work")
    public void theDepositIsUsedUp() {
        assertThat(application.last().answer(), errorEnvelope(503).about("balance"));
    }

    @Then("the application is told that the nonces are used up")
    public void theNoncesAreUsedUp() {
        assertThat(application.last().answer(), errorEnvelope(503).about("nonce"));
    }

    @Then("the application is told that nobody answers")
    public void nobodyAnswers() {
        assertThat(application.last().answer(), errorEnvelope(502));
    }

    @Then("the answer is refused with status {int}")
    public void theAnswerIsRefused(int status) {
        assertThat(application.last().answer(), errorEnvelope(status));
    }

    @Then("the request is refused with status {int} and a message about {string}")
    public void theRequestIsRefused(int status, String subject) {
        assertThat(application.last().answer(), errorEnvelope(status).about(subject));
    }
}
