package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.EngineMatchers.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.world.EngineMetrics;
import dev.assay.acceptance.world.EngineTrouble;
import dev.assay.acceptance.world.Prompter;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** What the engine is told to do wrong, and how it must look to a client. */
public final class EngineTroubleSteps {
    private final Prompter prompter;
    private final EngineTrouble trouble;
    private final EngineMetrics metrics;

    public EngineTroubleSteps(Prompter prompter, EngineTrouble trouble, EngineMetrics metrics) {
        this.prompter = prompter;
        this.trouble = trouble;
        this.metrics = metrics;
    }

    @Given("the engine makes a token every {int} ms")
    public void makesATokenEvery(int millis) {
        trouble.misbehaves(FaultOrder.of("pace").with("gap_ms", millis).always());
    }

    @Given("the model fails after {int} tokens of the next answer")
    public void failsAfter(int tokens) {
        trouble.misbehaves(FaultOrder.of("fail_answering").with("after_tokens", tokens));
    }

    @Given("the model fails while it reads the next prompt")
    public void failsWhileItReads() {
        trouble.misbehaves(FaultOrder.of("fail_reading"));
    }

    @Given("the engine refuses the next request with status {int}")
    public void refusesTheNext(int status) {
        trouble.misbehaves(FaultOrder.of("refuse").with("status", status));
    }

    @Given("the next stream holds garbage after {int} events")
    public void garbageAfter(int events) {
        trouble.misbehaves(FaultOrder.of("garbage_event").with("after_events", events));
    }

    @Given("the model stops after its first token")
    public void standsStill() {
        trouble.standsStill();
    }

    @When("the model goes on")
    public void goesOn() {
        trouble.goesOn();
    }

    @When("^a request ends because (.*)$")
    public void endsBecause(String ending) {
        trouble.happens(Titled.find(EngineTrouble.Ending.values(), ending));
    }

    @Then("the engine says that it failed")
    public void saysThatItFailed() {
        assertThat(prompter.last().answer(), refusal(500, "server_error", Optional.empty()));
    }

    @Then("the engine says that it is unavailable")
    public void saysThatItIsUnavailable() {
        assertThat(prompter.last().answer(), refusal(503, "server_error", Optional.empty()));
    }

    @Then("the error tells nothing of the inside")
    public void tellsNothingOfTheInside() {
        String told = prompter.last().answer().text();
        for (String inside : List.of("secret-weights", "/srv/", "Exception", "dev.assay", "told to fail")) {
            assertThat("what the client was told", told, not(containsString(inside)));
        }
    }

    @Then("no session is at work")
    public void noSessionIsAtWork() {
        metrics.awaitSessions(0);
    }

    @Then("the next question is answered at once")
    public void theNextIsAnswered() {
        prompter.asks("Reply with exactly NEXT");
        assertThat("the text of the next answer", prompter.last().text(), equalTo("NEXT"));
    }
}
