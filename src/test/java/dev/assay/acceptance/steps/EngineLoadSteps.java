package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.saysWhenToTryAgain;
import static dev.assay.acceptance.matcher.EngineMatchers.brokenOffByError;
import static dev.assay.acceptance.matcher.EngineMatchers.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.world.Delays;
import dev.assay.acceptance.world.EngineLoad;
import dev.assay.acceptance.world.EngineReply;
import dev.assay.acceptance.world.Prompter;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Many requests at once, and clients that leave. */
public final class EngineLoadSteps {
    private final EngineLoad load;
    private final Prompter prompter;
    private Duration held;
    private Delays health;

    public EngineLoadSteps(EngineLoad load, Prompter prompter) {
        this.load = load;
        this.prompter = prompter;
    }

    @When("{int} different questions are asked at once")
    public void atOnce(int count) {
        load.asksAtOnce(count);
    }

    @When("{int} different questions are asked one after another")
    public void oneAfterAnother(int count) {
        load.asksOneAfterAnother(count);
    }

    @When("the same questions are asked at once")
    public void theSameAtOnce() {
        load.asksAtOnce(load.alone().size());
    }

    @When("two more questions are asked, one of them with streaming")
    public void twoMore() {
        load.asksTwoMore();
    }

    @When("{int} more questions are asked, one after another, while the model stands still")
    public void whileItStandsStill(int count) {
        load.asksWhileItStandsStill(count);
    }

    @When("one more question is asked while the model stands still")
    public void oneMoreWhileItStandsStill() {
        load.asksOneMoreWhileItStandsStill();
    }

    @When("one more client asks while the model stands still, and hangs up")
    public void leavesTheQueue() {
        load.asksAndLeavesTheQueue();
    }

    @When("{int} clients ask with streaming, one after the other, and hang up at the first token")
    public void leaveStreams(int clients) {
        held = load.placeHeldAfterLeaving(clients, true);
    }

    @When("{int} clients ask without streaming, one after the other, and hang up at the first token")
    public void leaveAnswers(int clients) {
        held = load.placeHeldAfterLeaving(clients, false);
    }

    @When("health is asked {int} times while {int} clients keep asking with prompts of {int} tokens")
    public void longPrompts(int times, int clients, int tokens) {
        health = load.healthWhileReading(clients, tokens, times);
    }

    @Then("all {int} are answered with their own text")
    public void allAreAnswered(int count) {
        List<String> own =
                IntStream.range(0, count).mapToObj(EngineLoad::textOf).toList();
        assertThat(
                "the texts of all answers",
                load.crowd().stream().map(EngineReply::text).toList(),
                equalTo(own));
    }

    @Then("never more than {int} sessions were at work")
    public void neverMoreThan(int sessions) {
        double permitted = sessions;
        assertThat(
                "the most sessions seen at work", load.most(), allOf(greaterThan(0.0), lessThanOrEqualTo(permitted)));
    }

    @Then("each question got the same answer both times")
    public void theSameBothTimes() {
        assertThat(
                "the answers under load",
                load.crowd().stream().map(EngineReply::text).toList(),
                equalTo(load.alone()));
    }

    @Then("both are refused, with a time after which to try again")
    public void bothAreRefused() {
        load.crowd().forEach(reply -> refused(reply.answer()));
    }

    @Then("it is refused, with a time after which to try again")
    public void isRefused() {
        refused(prompter.last().answer());
    }

    @Then("the questions were answered in the order of their arrival")
    public void inTheOrderOfArrival() {
        List<Integer> served = load.served();
        assertThat(
                "the order of the answers",
                served,
                equalTo(served.stream().sorted().toList()));
    }

    @Then("the place of the median one is free within {int} ms")
    public void within(int millis) {
        assertThat(
                "milliseconds until a place was free, the median", held.toMillis(), lessThanOrEqualTo((long) millis));
    }

    @Then("it answers within {int} ms of what an idle server takes")
    public void healthAnswers(int millis) {
        assertThat(
                "milliseconds that health is later than an idle server, the median; its answers " + health,
                health.lateMillis(),
                lessThanOrEqualTo((long) millis));
    }

    @Then("the client is told that it took too long")
    public void isToldThatItTookTooLong() {
        prompter.last()
                .plain()
                .ifPresentOrElse(
                        plain -> assertThat(plain.answer(), refusal(504, "server_error", Optional.empty())),
                        () -> assertThat(
                                prompter.last().stream(),
                                brokenOffByError(prompter.last().text())));
    }

    private static void refused(Answer answer) {
        assertThat(answer, refusal(429, "rate_limit_error", Optional.empty()));
        assertThat(answer, saysWhenToTryAgain());
    }
}
