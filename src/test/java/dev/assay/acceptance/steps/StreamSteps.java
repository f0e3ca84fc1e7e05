package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.chatCompletion;
import static dev.assay.acceptance.matcher.StreamMatchers.arrivesPieceByPiece;
import static dev.assay.acceptance.matcher.StreamMatchers.endsWithOneDone;
import static dev.assay.acceptance.matcher.StreamMatchers.noProtocolLeak;
import static dev.assay.acceptance.matcher.StreamMatchers.openAiStreamWithUsage;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.world.Application;
import dev.assay.acceptance.world.Asked;
import dev.assay.acceptance.world.Names;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;

/** What the application asks with streaming, and what the stream must look like. */
public final class StreamSteps {
    /** Less than the words of a long answer, for a network may put several into one chunk. */
    private static final int CHUNKS = Names.WORDS_OF_A_LONG_QUESTION / 10;

    /** A fifth of what the pauses of a long answer add up to: the rest is for a machine that is busy with something else. */
    private static final Duration SPREAD =
            Networks.PAUSE.multipliedBy(Names.WORDS_OF_A_LONG_QUESTION).dividedBy(5);

    private final World world;
    private final Application application;

    public StreamSteps(World world, Application application) {
        this.world = world;
        this.application = application;
    }

    @When("the application streams a chat completion")
    @When("the application asks a question with streaming")
    public void streams() {
        application.streams(world.names().question());
    }

    @When("the application streams a long chat completion")
    public void streamsALongOne() {
        application.streams(world.names().longQuestion());
    }

    @When("the application asks the same question with streaming")
    public void streamsTheSame() {
        application.streams(application.question());
    }

    @Then("the stream is an ordinary OpenAI stream")
    public void theStreamIsOrdinary() {
        assertThat(application.last().stream(), openAiStreamWithUsage());
    }

    @Then("the answer arrives in several chunks, while it is being made")
    public void theAnswerArrivesInChunks() {
        assertThat(application.last().stream(), arrivesPieceByPiece(CHUNKS, SPREAD));
    }

    @Then("the stream ends with exactly one \"[DONE]\"")
    public void theStreamEndsOnce() {
        assertThat(application.last().stream(), endsWithOneDone());
    }

    @Then("nothing in the stream betrays the devshard protocol")
    public void nothingBetraysTheProtocol() {
        assertThat(application.last().stream(), noProtocolLeak());
    }

    @Then("each answer has the form that was asked for")
    public void eachAnswerHasItsForm() {
        application.conversation().stream()
                .flatMap(asked -> asked.plain().stream())
                .forEach(answer -> assertThat(answer, chatCompletion()));
        application.conversation().stream()
                .map(Asked::streamed)
                .flatMap(Optional::stream)
                .forEach(stream -> assertThat(stream, openAiStreamWithUsage()));
    }
}
