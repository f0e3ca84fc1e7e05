package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.ChainTerms;
import dev.assay.acceptance.world.ModelNetwork;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.Suspect;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** A devshard network whose hosts run a real model, and what re-checking then means. */
public final class ModelNetworkSteps {
    private final World world;
    private final ChainTerms terms;
    private final ModelNetwork network;
    private final Application application;
    private final Suspect suspect;

    public ModelNetworkSteps(
            World world, ChainTerms terms, ModelNetwork network, Application application, Suspect suspect) {
        this.world = world;
        this.terms = terms;
        this.network = network;
        this.application = application;
        this.suspect = suspect;
    }

    @Given("a devshard network of {int} hosts that run a real model")
    public void aNetwork(int hosts) {
        world.wants(Networks.withAnEngine(hosts));
    }

    @Given("a devshard network of {int} hosts that run a real model and re-check every answer")
    public void aNetworkThatRechecks(int hosts) {
        world.wants(Networks.withAnEngine(hosts));
        terms.everyAnswerIsRechecked();
    }

    @When("the application has the model say a word that nobody said before")
    public void asks() {
        network.asks();
    }

    @When("the application has the model say a word that nobody said before, with streaming")
    public void streams() {
        network.streams();
    }

    @When("the application has the model read more than it can hold")
    public void asksTooMuch() {
        network.asksTooMuch();
    }

    @Then("the books hold that work as finished, without tokens")
    public void theBooksHoldNoTokens() {
        suspect.awaitStatus("finished");
        assertThat("input tokens on the books", suspect.view().inputTokens(), equalTo(0L));
        assertThat("output tokens on the books", suspect.view().outputTokens(), equalTo(0L));
    }

    @Then("the answer is that word")
    public void isTheWord() {
        assertThat("the answer", application.last().text(), equalTo(network.word()));
    }

    @Then("the books hold the tokens that the model made of it")
    public void theBooksHoldTheTokens() {
        suspect.awaitStatus("finished");
        assertThat("output tokens on the books", suspect.view().outputTokens(), equalTo(network.tokensOfTheAnswer()));
    }

    @Then("the model has computed that answer {int} times, once for each host")
    public void isComputed(int times) {
        network.awaitComputed(times);
    }

    @Then("nobody accuses its host")
    public void nobodyAccuses() {
        assertThat(
                "accusations of inference " + suspect.inference(),
                suspect.validations().stream().filter(each -> !each.getValid()).count(),
                equalTo(0L));
    }
}
