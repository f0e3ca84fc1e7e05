package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.matcher.OpenAiClientMatchers;
import dev.assay.acceptance.world.OpenAiDialect;
import dev.assay.acceptance.world.OpenAiDialectMistake;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.Vendor;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** What the official OpenAI client does when it is pointed at an engine. */
public final class OpenAiDialectSteps {
    private final OpenAiDialect client;

    public OpenAiDialectSteps(OpenAiDialect client) {
        this.client = client;
    }

    @When("the official OpenAI client asks {string} of {vendor}: {string}")
    public void asks(String model, Vendor vendor, String text) {
        client.asks(vendor, model, text);
    }

    @Then("it returns {string} from {string}, with its usage")
    public void returns(String text, String model) {
        assertThat(client.completion(), OpenAiClientMatchers.oneAnswerWithUsage());
        assertThat(
                "the text",
                client.completion().choices().get(0).message().content().orElse(""),
                equalTo(text));
        assertThat("the model", client.completion().model(), equalTo(model));
    }

    @When("the official OpenAI client asks {string} and shows a picture that cannot be fetched")
    public void asksAboutAPicture(String text) {
        client.asksAboutAPicture(text);
    }

    @Then("it returns one digit")
    public void returnsADigit() {
        assertThat(client.completion(), OpenAiClientMatchers.oneAnswerWithUsage());
        assertThat(
                "the text",
                client.completion().choices().get(0).message().content().orElse(""),
                matchesPattern("[0-9]"));
    }

    @When("the official OpenAI client streams {string}")
    public void streams(String text) {
        client.streams(text);
    }

    @Then("it delivers {string} piece by piece, with the usage at the end")
    public void delivers(String text) {
        assertThat(client.chunks(), OpenAiClientMatchers.piecesWithUsageAtTheEnd());
        assertThat("the pieces together", client.streamedText(), equalTo(text));
    }

    @Then("the official OpenAI client gets the same point of 128 numbers for the same text, and another for another")
    public void points() {
        List<Float> hello = client.point("Hello");
        assertThat(hello, hasSize(128));
        assertThat("the same text again", client.point("Hello"), equalTo(hello));
        assertThat("another text", client.point("Goodbye"), not(equalTo(hello)));
    }

    @When("the official OpenAI client hands in a batch that has {string} and {string} said")
    public void handsIn(String first, String second) {
        client.handsIn(List.of(first, second));
    }

    @Then("that batch is {string}")
    public void isInStatus(String status) {
        assertThat("the batch's status", client.batchStatus(), equalTo(status));
    }

    @When("{int} seconds pass for that batch")
    public void pass(int seconds) {
        client.letsTimePass(seconds);
    }

    @When("it cancels that batch")
    public void cancels() {
        client.cancelsTheBatch();
    }

    @Then("that batch becomes {string}")
    public void becomes(String status) {
        client.awaitBatch(status);
    }

    @Then("its output file says {string} and {string}")
    public void outputSays(String first, String second) {
        assertThat(client.batchOutput(), containsString("\"content\":\"" + first + "\""));
        assertThat(client.batchOutput(), containsString("\"content\":\"" + second + "\""));
    }

    @Then("^the official OpenAI client that makes the mistake of (.*) reports \"(.*)\"$")
    public void reports(String mistake, String error) {
        OpenAiDialectMistake made = Titled.find(OpenAiDialectMistake.values(), mistake);
        assertThat(
                "the error that the client reports", OpenAiClientMatchers.inWords(client.errs(made)), equalTo(error));
    }
}
