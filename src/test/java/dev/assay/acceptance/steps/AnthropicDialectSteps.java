package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.assay.acceptance.world.AnthropicDialect;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** What the official Anthropic client does when it is pointed at an engine. */
public final class AnthropicDialectSteps {
    private final AnthropicDialect client;

    public AnthropicDialectSteps(AnthropicDialect client) {
        this.client = client;
    }

    @When("the official Anthropic client asks {string}")
    public void asks(String text) {
        client.asks(text);
    }

    @Then("the message says {string}, and that the turn ended")
    public void says(String text) {
        assertThat("the message's text", client.text(), equalTo(text));
        assertThat("why it stopped", stopReason(), equalTo("end_turn"));
    }

    @Then("the message took {int} tokens to write")
    public void took(int tokens) {
        assertThat("output tokens", client.message().usage().outputTokens(), equalTo((long) tokens));
    }

    @When("the official Anthropic client asks {string} and offers the tool {string}")
    public void asksWithTool(String text, String tool) {
        client.asksWithTool(text, tool);
    }

    @Then("the message uses the tool {string}")
    public void uses(String tool) {
        List<String> used = client.message().content().stream()
                .flatMap(block -> block.toolUse().stream())
                .map(use -> use.name())
                .toList();
        assertThat("tools used", used, equalTo(List.of(tool)));
        assertThat("why it stopped", stopReason(), equalTo("tool_use"));
    }

    @When("the official Anthropic client streams {string}")
    public void streams(String text) {
        client.streams(text);
    }

    @Then("the message's pieces add up to {string} of {int} tokens, and it ends with its stop")
    public void told(String text, int tokens) {
        assertThat("the deltas together", client.toldText(), equalTo(text));
        assertThat("output tokens", client.toldOutputTokens(), equalTo((long) tokens));
        assertThat("whether message_stop is the last event", client.endsWithMessageStop(), is(true));
    }

    @When("the official Anthropic client hands in a batch that has {string} and {string} said")
    public void handsIn(String first, String second) {
        client.handsIn(List.of(first, second));
    }

    @Then("that batch of messages is {string}")
    public void isInStatus(String status) {
        assertThat("the batch's status", client.batchStatus(), equalTo(status));
    }

    @When("{int} seconds pass for that batch of messages")
    public void pass(int seconds) {
        client.letsTimePass(seconds);
    }

    @When("it cancels that batch of messages")
    public void cancels() {
        client.cancelsTheBatch();
    }

    @Then("its requests {string} and {string} ended as cancelled, with no message")
    public void endedAsCancelled(String first, String second) {
        assertThat("how they ended", client.endings(), equalTo(Map.of(first, "canceled", second, "canceled")));
    }

    @When("the official Anthropic client asks {string} and shows a picture that cannot be fetched")
    public void asksAboutAPicture(String text) {
        client.asksAboutAPicture(text);
    }

    @Then("the message says one digit")
    public void saysADigit() {
        assertThat("the message's text", client.text(), matchesPattern("[0-9]"));
    }

    @Then("{string}, only counted, is as long as the message says its question was")
    public void isAsLong(String text) {
        assertThat(
                "tokens that were counted",
                client.counted(text),
                equalTo(client.message().usage().inputTokens()));
    }

    @Then("that batch of messages becomes {string}")
    public void becomes(String status) {
        client.awaitBatch(status);
    }

    @Then("its results say {string} and {string}")
    public void resultsSay(String first, String second) {
        assertThat("the results", client.results(), equalTo(Map.of(first, first, second, second)));
    }

    @Then("the official Anthropic client reports {string} for a wrong key, and {string} for an unknown model")
    public void reports(String wrongKey, String unknownModel) {
        assertThat("for a wrong key", client.reportsOfWrongKey(), equalTo(wrongKey));
        assertThat("for an unknown model", client.reportsOfUnknownModel(), equalTo(unknownModel));
    }

    private String stopReason() {
        return client.message().stopReason().map(Object::toString).orElse("none");
    }
}
