package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.chatCompletion;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Json;
import dev.assay.acceptance.matcher.EngineMatchers;
import dev.assay.acceptance.world.Echoes;
import dev.assay.acceptance.world.EngineFacts;
import dev.assay.acceptance.world.EngineQuestions;
import dev.assay.acceptance.world.EngineReply;
import dev.assay.acceptance.world.Prompter;
import dev.assay.acceptance.world.SampledAnswers;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** What the engine answers. */
public final class EngineAnswerSteps {
    private final Prompter prompter;
    private final EngineQuestions questions;
    private final EngineFacts facts;
    private final Echoes echoes;
    private final SampledAnswers sampled;

    public EngineAnswerSteps(
            Prompter prompter, EngineQuestions questions, EngineFacts facts, Echoes echoes, SampledAnswers sampled) {
        this.prompter = prompter;
        this.questions = questions;
        this.facts = facts;
        this.echoes = echoes;
        this.sampled = sampled;
    }

    /** Why an answer ended, as the API says it. */
    @ParameterType("the model was done|the budget was used up")
    public String reason(String words) {
        return words.equals("the model was done") ? "stop" : "length";
    }

    @Then("the engine gives one complete answer under the name it lists")
    public void oneCompleteAnswer() {
        assertThat(prompter.last().chat(), chatCompletion());
        assertThat("choices of the answer", prompter.last().choices(), hasSize(1));
        assertThat("models that the engine lists", facts.models(), hasItem(facts.modelOf(prompter.last())));
    }

    @Then("the text is {string}")
    public void theTextIs(String text) {
        assertThat("the text of the answer", prompter.last().text(), equalTo(text));
    }

    @Then("the answer ended because {reason}")
    public void endedBecause(String reason) {
        assertThat("why the answer ended", prompter.last().finishReason(), equalTo(reason));
    }

    @Then("{int} token(s) was/were used")
    public void tokensWereUsed(int tokens) {
        assertThat("tokens of the answer", prompter.last().completionTokens(), equalTo((long) tokens));
    }

    @Then("the usage is the true count of tokens")
    public void theUsageIsTrue() {
        EngineReply reply = prompter.last();
        long prompt = facts.tokensOf(prompter.lastPrompt()) + EngineQuestions.CONTROL_TOKENS;
        assertThat("tokens of the prompt", reply.promptTokens(), equalTo(prompt));
        assertThat("tokens of the answer", reply.completionTokens(), equalTo(facts.tokensOf(reply.text()) + 1));
        assertThat("all tokens", reply.usage().number("total_tokens"), equalTo(prompt + reply.completionTokens()));
    }

    @Then("the usage counts the question once and every answer")
    public void theUsageCountsAllAnswers() {
        EngineReply reply = prompter.last();
        long prompt = facts.tokensOf(prompter.lastPrompt()) + EngineQuestions.CONTROL_TOKENS;
        long answers = reply.choices().stream()
                .mapToLong(choice -> facts.tokensOf(choice.at("message").text("content")) + 1)
                .sum();
        assertThat("tokens of the prompt", reply.promptTokens(), equalTo(prompt));
        assertThat("tokens of the answers", reply.completionTokens(), equalTo(answers));
    }

    @Then("both texts are the same")
    public void bothTextsAreTheSame() {
        assertThat(
                "the text of the second answer",
                prompter.last().text(),
                equalTo(prompter.lastButOne().text()));
    }

    @Then("the first word tells in the chances of the answer")
    public void theFirstWordTells() {
        assertThat(
                "the chance of the answer's first token after the second beginning, compared with the first",
                questions.firstChance(prompter.last()),
                not(equalTo(questions.firstChance(prompter.lastButOne()))));
    }

    @Then("all texts are the same")
    public void allTextsAreTheSame() {
        assertThat(
                "different texts",
                prompter.replies().stream().map(EngineReply::text).distinct().toList(),
                hasSize(1));
    }

    @Then("all usages are the same")
    public void allUsagesAreTheSame() {
        assertThat(
                "different usages",
                prompter.replies().stream()
                        .map(reply -> reply.usage().json())
                        .distinct()
                        .toList(),
                hasSize(1));
    }

    @Then("other seeds give other texts")
    public void otherSeedsGiveOtherTexts() {
        assertThat("texts of eight seeds", new TreeSet<>(sampled.textsOfSeeds()), hasSize(greaterThan(1)));
    }

    @Then("every seed gives the text {string}")
    public void everySeedGives(String text) {
        assertThat("texts of eight seeds", sampled.textsOfSeeds(), everyItem(equalTo(text)));
    }

    @Then("the higher the penalty, the more different letters the answers hold")
    public void theHigherThePenalty() {
        assertThat(
                "different letters in the answers with each penalty, lowest first",
                sampled.letters(),
                equalTo(sampled.letters().stream().distinct().sorted().toList()));
    }

    @Then("the text does not hold {string}")
    public void theTextDoesNotHold(String text) {
        assertThat("the text of the answer", prompter.last().text(), not(containsString(text)));
    }

    @Then("the engine gives {int} answers, not all the same")
    public void answersNotAllTheSame(int count) {
        assertThat("the texts of all choices", prompter.last().texts(), hasSize(count));
        assertThat(
                "different texts of the choices", new TreeSet<>(prompter.last().texts()), hasSize(greaterThan(1)));
    }

    @Then("both times the answers are the same")
    public void bothTimesTheSame() {
        assertThat(
                "the texts of all choices, the second time",
                prompter.last().texts(),
                equalTo(prompter.lastButOne().texts()));
    }

    @Then("the chances are told of {int} tokens")
    public void theChancesAreTold(int tokens) {
        assertThat("tokens with their chances", prompter.last().chances(), hasSize(tokens));
    }

    @Then("the stream tells the same chances, token by token")
    public void theStreamTellsTheSameChances() {
        assertThat(
                "the chances in the stream",
                prompter.last().chances(),
                equalTo(prompter.lastButOne().chances()));
    }

    @Then("the engine gives {int} answers with the text {string}")
    public void answersWithTheText(int count, String text) {
        assertThat("the texts of all choices", prompter.last().texts(), equalTo(Collections.nCopies(count, text)));
    }

    @Then("the chances are those of the text's bytes, each the likeliest in its place")
    public void theChancesAreTrue() {
        assertThat(
                prompter.last().choice(0),
                EngineMatchers.chancesOf(prompter.last().text()));
    }

    @Then("the text is a JSON object")
    public void theTextIsJson() {
        assertThat(
                "an object in " + prompter.last().text(),
                Json.parsedText(prompter.last().text()).isObject());
    }

    @Then("^the engine calls \"(\\w+)\" with (\\{.*\\})$")
    public void callsWith(String tool, String arguments) {
        calls(tool);
        assertThat(
                "the arguments of the call",
                Json.parsedText(facts.callIn(prompter.last()).text("arguments")),
                equalTo(Json.parsedText(arguments)));
    }

    @Then("the engine calls {string}")
    public void calls(String tool) {
        assertThat("the tool that is called", facts.callIn(prompter.last()).text("name"), equalTo(tool));
        assertThat("why the answer ended", prompter.last().finishReason(), equalTo("tool_calls"));
        assertThat(
                "an object in the arguments",
                Json.parsedText(facts.callIn(prompter.last()).text("arguments")).isObject());
    }

    @Then("the engine calls nothing")
    public void callsNothing() {
        assertThat(prompter.last().chat(), chatCompletion());
        assertThat(
                "calls in the answer", !prompter.last().choice(0).at("message").has("tool_calls"));
    }

    @Then("at least {int} of them came back exactly")
    public void cameBackExactly(int count) {
        assertThat(
                "texts that came back exactly; those that did not:\n" + String.join("\n", echoes.otherwise()) + "\n",
                echoes.exact(),
                greaterThanOrEqualTo(count));
    }

    @Then("the completed text is {string}")
    public void theCompletedTextIs(String text) {
        assertThat(
                "the text of the completion",
                questions.completed().mustHave(200).document().each("choices", choice -> choice.text("text")),
                equalTo(List.of(text)));
    }
}
