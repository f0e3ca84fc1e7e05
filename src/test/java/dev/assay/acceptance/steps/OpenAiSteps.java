package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.assay.acceptance.matcher.OpenAiClientMatchers;
import dev.assay.acceptance.world.Mistake;
import dev.assay.acceptance.world.OpenAiApplication;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What the official OpenAI client does when it is pointed at the gateway. */
public final class OpenAiSteps {
    private final World world;
    private final OpenAiApplication application;

    public OpenAiSteps(World world, OpenAiApplication application) {
        this.world = world;
        this.application = application;
    }

    @Given("an application built on the official OpenAI client")
    public void anApplication() {
        application.connects();
    }

    @When("the OpenAI client asks for a completion")
    public void completes() {
        application.completes();
    }

    @When("the OpenAI client streams a completion")
    public void streams() {
        application.streams();
    }

    @When("the OpenAI client lists the models")
    public void listsModels() {
        application.listsModels();
    }

    @When("^the OpenAI client makes the mistake of (.*)$")
    public void errs(String mistake) {
        application.errs(Titled.find(Mistake.values(), mistake));
    }

    @Then("the OpenAI client returns one answer with its usage")
    public void returnsOneAnswer() {
        assertThat(application.completion(), OpenAiClientMatchers.oneAnswerWithUsage());
    }

    @Then("the OpenAI client delivers the answer piece by piece, with its usage at the end")
    public void deliversPieces() {
        assertThat(application.chunks(), OpenAiClientMatchers.piecesWithUsageAtTheEnd());
    }

    @Then("the OpenAI client finds the model that the network serves")
    public void findsTheModel() {
        assertThat("models that the OpenAI client finds", application.models(), hasItem(world.model()));
    }

    @Then("the OpenAI client reports {string}")
    public void reports(String error) {
        assertThat(
                "the error that the OpenAI client reports",
                OpenAiClientMatchers.inWords(application.error()),
                equalTo(error));
    }
}
