package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.matcher.OpenAiClientMatchers;
import dev.assay.acceptance.world.OpenAiResponses;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** What the official OpenAI client does with responses, which the engine keeps for it. */
public final class OpenAiResponseSteps {
    private final OpenAiResponses client;

    public OpenAiResponseSteps(OpenAiResponses client) {
        this.client = client;
    }

    @When("the official OpenAI client has a response to {string}")
    public void responds(String text) {
        client.responds(text);
    }

    @When("it goes on from that response with {string}")
    public void goesOn(String text) {
        client.goesOn(text);
    }

    @Then("the response, read again, says {string}")
    public void storedSays(String text) {
        assertThat("the stored text", client.storedText(), equalTo(text));
    }

    @When("it deletes the response")
    public void deletes() {
        client.deletes();
    }

    @Then("the response is not found any more")
    public void isGone() {
        assertThat(
                "what the client reports", OpenAiClientMatchers.inWords(client.failureToRead()), equalTo("not found"));
    }

    @When("the official OpenAI client streams a response to {string}")
    public void streamsAResponse(String text) {
        client.streamsAResponse(text);
    }

    @Then("the response's pieces add up to {string}, and so says its last event")
    public void told(String text) {
        assertThat("the deltas together", client.toldText(), equalTo(text));
        assertThat("the completed response", client.completedText(), equalTo(text));
    }

    @Then("the question of the response, read again, is {string}")
    public void storedQuestionIs(String text) {
        assertThat("the stored question", client.storedQuestion(), equalTo(List.of(text)));
    }

    @Then("{string}, only counted, is as long as the response says its question was")
    public void isAsLong(String text) {
        assertThat("tokens that were counted", client.counted(text), equalTo(client.lengthOfTheQuestion()));
    }
}
