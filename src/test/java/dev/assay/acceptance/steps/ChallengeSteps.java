package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.world.ChainTerms;
import dev.assay.acceptance.world.Draw;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.Suspect;
import dev.assay.acceptance.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** How hosts re-check each other's work, and what comes of an accusation. */
public final class ChallengeSteps {
    private final World world;
    private final ChainTerms terms;
    private final Suspect suspect;
    private final Draw draw;

    public ChallengeSteps(World world, ChainTerms terms, Suspect suspect, Draw draw) {
        this.world = world;
        this.terms = terms;
        this.suspect = suspect;
        this.draw = draw;
    }

    @When("the application asks until the draw has named a host and passed over another")
    public void asksUntilTheDrawTells() {
        draw.asksUntilItTells();
    }

    @Then("answers are re-checked by the hosts that the draw names, and by no others")
    public void theDrawIsFollowed() {
        draw.awaitFollowed();
    }

    @Given("a devshard network of {int} hosts that re-check every answer")
    public void aNetworkThatRechecks(int hosts) {
        world.wants(Networks.ofHosts(hosts));
        terms.everyAnswerIsRechecked();
    }

    @Then("that answer ends up {word}")
    public void endsUp(String status) {
        suspect.awaitStatus(status);
    }

    @Then("its host is blamed for one invalid answer and is not paid for it")
    public void isBlamed() {
        assertThat(
                "invalid answers of the executor",
                suspect.statsOfTheExecutor().invalid(),
                equalTo(suspect.statsBefore().invalid() + 1));
        assertThat(
                "what the executor is owed",
                suspect.statsOfTheExecutor().cost(),
                equalTo(suspect.statsBefore().cost()));
    }

    @Then("a finish of that answer comes to wait for the books")
    public void aFinishWaits() {
        suspect.awaitFinishInTheQueue();
    }

    @Then("that answer is on the books as finished by now")
    public void isFinishedByNow() {
        assertThat(
                "status of inference " + suspect.inference() + " after the diff that followed its finish",
                suspect.view().status(),
                equalTo("finished"));
    }

    @Then("its host is paid for it and blamed for nothing")
    public void isPaid() {
        assertThat(
                "jobs that the executor missed",
                suspect.statsOfTheExecutor().missed(),
                equalTo(suspect.statsBefore().missed()));
        assertThat(
                "invalid answers of the executor",
                suspect.statsOfTheExecutor().invalid(),
                equalTo(suspect.statsBefore().invalid()));
        assertThat(
                "what the executor is owed",
                suspect.statsOfTheExecutor().cost(),
                equalTo(suspect.statsBefore().cost() + suspect.view().actualCost()));
    }

    @Then("that host has answered one of the later questions")
    public void hasAnsweredLater() {
        assertThat(
                "inferences after number " + suspect.inference() + " that slot " + suspect.slot() + " has finished",
                suspect.laterFinishedByTheSameHost(),
                not(empty()));
    }

    @ParameterType("confirms?|rejects?")
    public boolean rejects(String how) {
        return how.startsWith("reject");
    }

    @Then("the history shows one accusation and {int} vote(s) that {rejects} it")
    public void theHistoryShows(int votes, boolean valid) {
        assertThat(
                "accusations of inference " + suspect.inference(),
                suspect.validations().stream().filter(each -> !each.getValid()).toList(),
                hasSize(1));
        assertThat("votes about inference " + suspect.inference(), suspect.votes(), hasSize(votes));
        List<Boolean> said =
                suspect.votes().stream().map(vote -> vote.getVoteValid()).toList();
        assertThat("what the votes say of the answer (valid or not)", said, everyItem(is(valid)));
    }
}
