package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.Echoes;
import dev.assay.acceptance.world.EngineQuestions;
import dev.assay.acceptance.world.Prompter;
import dev.assay.acceptance.world.SampledAnswers;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** What the engine is asked. */
public final class EngineQuestionSteps {
    private final Prompter prompter;
    private final EngineQuestions questions;
    private final Echoes echoes;
    private final SampledAnswers sampled;

    public EngineQuestionSteps(Prompter prompter, EngineQuestions questions, Echoes echoes, SampledAnswers sampled) {
        this.prompter = prompter;
        this.questions = questions;
        this.echoes = echoes;
        this.sampled = sampled;
    }

    @Given("the request allows {int} token(s)")
    public void allows(int tokens) {
        prompter.wishes(request -> request.with("max_tokens", tokens));
    }

    @Given("^the request says \"(\\w+)\" is (.*)$")
    public void says(String member, String json) {
        prompter.wishes(member, json);
    }

    @Given("the request offers the tools {string}")
    public void offers(String tools) {
        questions.offers(tools.split(", "));
    }

    @When("the engine is asked {string}")
    @When("the engine is asked {string} without streaming")
    public void isAsked(String prompt) {
        prompter.asks(prompt);
    }

    @When("the engine is asked {string} with streaming")
    public void streams(String prompt) {
        prompter.streams(prompt);
    }

    @When("the engine is asked {string} {int} times")
    public void isAsked(String prompt, int times) {
        questions.asks(prompt, times);
    }

    @When("the engine is asked the same again")
    @When("the engine is asked the same without streaming")
    public void isAskedAgain() {
        prompter.asksAgain();
    }

    @When("the engine is asked the same with streaming")
    public void streamsTheSame() {
        prompter.streamsAgain();
    }

    @When("the engine is asked in a conversation")
    public void inAConversation(DataTable lines) {
        prompter.continues(lines.asList());
    }

    @When("the engine is asked the same in two conversations of {int} bytes that differ in their first word")
    public void inTwoConversations(int bytes) {
        questions.continuesTwoConversations(bytes);
    }

    @When("the engine is asked to say {int} different texts exactly")
    public void differentTexts(int count) {
        echoes.asks(count);
    }

    @When(
            "^the engine is asked \"(.*)\" by eight seeds each, with a (presence_penalty|frequency_penalty) of -2 and of 2$")
    public void withPenalties(String prompt, String penalty) {
        sampled.asksWith(penalty, prompt, -2, 2);
    }

    @When("the engine is asked to complete {string}")
    public void completes(String prompt) {
        questions.completes(prompt);
    }

    @When("the engine is asked with a prompt of {int} tokens")
    public void withAPromptOf(int tokens) {
        questions.asksWithAPromptOf(tokens);
    }

    @When("the engine begins to stream {string}")
    public void beginsToStream(String prompt) {
        prompter.beginsToStream(prompt);
    }

    @When("the stream has ended")
    public void hasEnded() {
        prompter.readsTheRest();
    }
}
