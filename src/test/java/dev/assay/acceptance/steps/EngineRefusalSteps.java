package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.EngineMatchers.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.world.EngineVisitor;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.WrongPrompt;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;

/** Whom and what the engine refuses. */
public final class EngineRefusalSteps {
    private final EngineVisitor visitor;

    public EngineRefusalSteps(EngineVisitor visitor) {
        this.visitor = visitor;
    }

    @When("somebody who shows {string} asks a question")
    public void asksShowing(String authorization) {
        visitor.asksShowing(authorization);
    }

    @When("somebody who shows nothing asks a question")
    public void asksShowingNothing() {
        visitor.asksShowingNothing();
    }

    @When("^somebody without a key looks at (.*)$")
    public void looksAt(String sight) {
        visitor.looksAt(Titled.find(EngineVisitor.Sight.values(), sight));
    }

    @When("somebody without a key sends a request without messages")
    public void sendsWithoutMessages() {
        visitor.sendsWithoutMessages();
    }

    @When("somebody tries to make the engine misbehave")
    public void triesToMakeItMisbehave() {
        visitor.triesToMakeItMisbehave();
    }

    @When("^the engine is asked for (something that is not there|a chat in the wrong way|a model that is not there)$")
    public void asksForInVain(String vain) {
        visitor.asksFor(Titled.find(EngineVisitor.Vain.values(), vain));
    }

    @When("^the engine is sent a request (.*)$")
    public void sendsWrong(String wrong) {
        visitor.sends(Titled.find(WrongPrompt.values(), wrong));
    }

    @When("the engine is sent {string} instead of a request")
    public void sends(String text) {
        visitor.sends(text);
    }

    @Then("the engine answers")
    public void answers() {
        assertThat("the status of the answer", visitor.answer().status(), is(200));
    }

    @Then("the engine does not know who it is")
    public void doesNotKnow() {
        assertThat(visitor.answer(), refusal(401, "authentication_error", Optional.empty()));
        assertThat(
                "what the engine asks for",
                visitor.answer().header("WWW-Authenticate").orElse("nothing"),
                containsString("Bearer"));
    }

    @Then("the request is refused as invalid")
    public void isInvalid() {
        assertThat(visitor.answer(), refusal(422, "invalid_request_error", Optional.empty()));
    }

    @Then("the request is refused as invalid, because of {string} alone")
    public void isInvalidBecauseOf(String member) {
        assertThat(visitor.answer(), refusal(422, "invalid_request_error", Optional.of(member)));
        assertThat("the message of the only problem", message(), not(containsString(" more")));
    }

    @Then("the request is refused as invalid, and {int} more things are mentioned")
    public void moreThings(int count) {
        isInvalid();
        assertThat("the message of several problems", message(), containsString("and " + count + " more"));
    }

    @Then("the request is refused as longer than the context")
    public void isTooLong() {
        assertThat(visitor.answer(), refusal(400, "invalid_request_error", Optional.of("messages")));
        assertThat(
                "the code of the error",
                visitor.answer().document().at("error").text("code"),
                equalTo("context_length_exceeded"));
    }

    @Then("the request is refused as too large")
    public void isTooLarge() {
        assertThat(visitor.answer(), refusal(413, "invalid_request_error", Optional.empty()));
    }

    @Then("the error does not repeat {string}")
    public void doesNotRepeat(String secret) {
        assertThat("the error", visitor.answer().text(), not(containsString(secret)));
    }

    @Then("the engine says that there is no such thing")
    public void noSuchThing() {
        assertThat(visitor.answer(), refusal(404, "not_found_error", Optional.empty()));
    }

    @Then("the engine says that this is not the way")
    public void notTheWay() {
        assertThat(visitor.answer(), refusal(405, "invalid_request_error", Optional.empty()));
        assertThat("the way it names", visitor.answer().header("Allow").orElse("none"), containsString("POST"));
    }

    private String message() {
        return visitor.answer().document().at("error").text("message");
    }
}
