package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.StreamMatchers.arrivesPieceByPiece;
import static dev.assay.acceptance.matcher.StreamMatchers.openAiStreamWithUsage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.matcher.EngineMatchers;
import dev.assay.acceptance.world.Prompter;
import io.cucumber.java.en.Then;
import java.time.Duration;

/** What the engine's streams look like. */
public final class EngineStreamSteps {
    private final Prompter prompter;

    public EngineStreamSteps(Prompter prompter) {
        this.prompter = prompter;
    }

    @Then("the stream of the engine is an ordinary one with usage")
    public void isOrdinary() {
        prompter.readsTheRest();
        assertThat(prompter.last().stream(), openAiStreamWithUsage());
    }

    @Then("the stream of the engine is no ordinary one")
    public void isNotOrdinary() {
        assertThat(prompter.last().stream(), not(openAiStreamWithUsage()));
    }

    @Then("every piece is made of whole characters")
    public void wholeCharacters() {
        assertThat(prompter.last().stream(), EngineMatchers.wholeCharacters());
    }

    @Then("the text arrives in at least {int} pieces over at least {int} ms")
    public void arrivesInPieces(int pieces, int millis) {
        assertThat(prompter.last().stream(), arrivesPieceByPiece(pieces, Duration.ofMillis(millis)));
    }

    @Then("the stream breaks off with an error after {string}")
    public void breaksOffWithAnError(String text) {
        assertThat(prompter.last().stream(), EngineMatchers.brokenOffByError(text));
    }

    @Then("the stream breaks off with a cut")
    public void breaksOffWithACut() {
        prompter.readsTheRest();
        assertThat(prompter.last().stream(), EngineMatchers.cutOff());
    }
}
