package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.world.Captured;
import dev.assay.acceptance.world.EngineFacts;
import dev.assay.acceptance.world.EngineMetrics;
import dev.assay.acceptance.world.MadeUpNames;
import dev.assay.acceptance.world.Prompter;
import dev.assay.acceptance.world.Titled;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** What the engine tells of itself. */
public final class EngineMetricsSteps {
    private final Prompter prompter;
    private final EngineMetrics metrics;
    private final EngineFacts facts;
    private final Captured captured;
    private final MadeUpNames madeUp;

    public EngineMetricsSteps(
            Prompter prompter, EngineMetrics metrics, EngineFacts facts, Captured captured, MadeUpNames madeUp) {
        this.prompter = prompter;
        this.metrics = metrics;
        this.facts = facts;
        this.captured = captured;
        this.madeUp = madeUp;
    }

    @Then("the engine tells what it was asked, with its key and its body")
    public void tellsWhatItWasAsked() {
        Document request = captured.only();
        assertThat("the path", request.text("path"), equalTo("/v1/chat/completions"));
        assertThat("the key", request.at("headers").text("authorization"), equalTo("Bearer " + captured.key()));
        assertThat("the body", request.text("body"), containsString(prompter.lastPrompt()));
    }

    @Then("the metrics count {int} answer(s) with status {int}")
    public void answersWithStatus(int count, int status) {
        metrics.awaitGrowth(count, "http_requests_total", "status", Integer.toString(status));
    }

    @Then("the metrics count {int} request(s) to chat with status {int}")
    public void chatsWithStatus(int count, int status) {
        metrics.awaitGrowth(
                count,
                "http_requests_total",
                "method",
                "POST",
                "route",
                "/v1/chat/completions",
                "status",
                Integer.toString(status));
    }

    @Then("the metrics count {int} answer that ended by itself, of {int} tokens")
    public void answersOfTokens(int count, int tokens) {
        metrics.awaitGrowth(count, "inference_completions_total", "finish_reason", "stop");
        metrics.awaitGrowth(count, "inference_completions_total");
        metrics.awaitGrowth(count, "inference_completion_tokens_count");
        metrics.awaitGrowth(tokens, "inference_completion_tokens_sum");
    }

    @Then("the metrics count {int} failures of the model and no finished answer")
    public void failures(int count) {
        metrics.awaitGrowth(count, "inference_failures_total", "cause", "error");
        metrics.awaitGrowth(0, "inference_completions_total");
    }

    @Then("the metrics count {int} answer(s) that nobody waited for")
    public void abandoned(int count) {
        metrics.awaitGrowth(count, "inference_failures_total", "cause", "client_gone");
        metrics.awaitGrowth(0, "inference_completions_total");
    }

    @Then("the metrics count {int} request as admitted and {int} as rejected")
    public void admittedAndRejected(int admitted, int rejected) {
        metrics.awaitGrowth(admitted, "scheduler_admission_total", "result", "admitted");
        metrics.awaitGrowth(rejected, "scheduler_admission_total", "result", "rejected");
    }

    @Then("the metrics count {int} requests that wait")
    public void waiting(int count) {
        metrics.awaitWaiting(count);
    }

    @Then("nobody waits")
    public void nobodyWaits() {
        metrics.awaitWaiting(0);
    }

    @When("^clients of (the engine|the gateway|a host) make up (\\d+) names, each in every place that takes one$")
    public void makeUpNames(String service, int names) {
        madeUp.sends(Titled.find(MadeUpNames.Service.values(), service), names);
    }

    @When("they make up {int} others")
    public void makeUpOthers(int names) {
        madeUp.sendsOthers(names);
    }

    @Then("the others added no series to the metrics")
    public void addedNoSeries() {
        assertThat("series that made-up names added", madeUp.added(), empty());
    }

    @Then("the metrics tell of {int} session at work and of its memory")
    public void sessionAndMemory(int sessions) {
        metrics.awaitSessions(sessions);
        assertThat("sessions that are active", metrics.now().sum("scheduler_active_sessions"), equalTo(1.0));
        assertThat("bytes of memory held", metrics.now().sum("scheduler_kv_live_bytes"), greaterThan(0.0));
    }

    @Then("the metrics tell of no session and of no memory")
    public void noSessionAndNoMemory() {
        metrics.awaitSessions(0);
        assertThat("bytes of memory held", metrics.now().sum("scheduler_kv_live_bytes"), equalTo(0.0));
    }

    @Then("the engine lists the model {string} alone")
    public void listsTheModel(String name) {
        assertThat("models that the engine lists", facts.models(), equalTo(List.of(name)));
    }

    @Then("the answer carries the name {string}")
    public void carriesTheName(String name) {
        assertThat("the model's name in the answer", facts.modelOf(prompter.last()), equalTo(name));
    }
}
