package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.world.ClaimedVotes;
import dev.assay.acceptance.world.DiffMistake;
import dev.assay.acceptance.world.FalseClaim;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.WrongDiff;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Diffs that no host may accept, whoever signed them. */
public final class WrongDiffSteps {
    private final WrongDiff diff;

    public WrongDiffSteps(WrongDiff diff) {
        this.diff = diff;
    }

    @When("^a host is sent a diff that (claims .*|is signed .*|skips .*|starts .*)$")
    public void isSent(String mistake) {
        diff.sent(Titled.find(DiffMistake.values(), mistake));
    }

    @When("another host is sent a diff with a vote of the accused in its own favour")
    public void isSentAVoteOfTheAccused() {
        diff.withAVoteOfTheAccused();
    }

    @When("a host is sent a diff with a verdict on the first answer")
    public void isSentAVerdictOnTheFirstAnswer() {
        diff.withAVerdictOnTheFirstAnswer();
    }

    @When("^the owner claims in a diff that ((?:a host|another host) has .*)$")
    public void theOwnerClaims(String claim) {
        diff.claims(Titled.find(FalseClaim.values(), claim));
    }

    @When("^the owner claims in a diff that a job is given up, by the votes of (.*)$")
    public void theOwnerClaimsVotes(String voters) {
        diff.givesUp(Titled.find(ClaimedVotes.values(), voters));
    }

    @Then("the host applies the diff")
    public void applies() {
        assertThat(diff.answer().where(), diff.answer().status(), equalTo(200));
        assertThat(
                "diffs in the host's history",
                diff.historyNow().size(),
                equalTo(diff.historyBefore().size() + 1));
    }

    @Then("the host refuses the diff for want of votes")
    public void refusesForWantOfVotes() {
        refuses("votes");
        nothingIsApplied();
    }

    @Then("the host refuses the diff, naming {string}")
    public void refuses(String reason) {
        assertThat(diff.answer(), hostError(500));
        assertThat(
                "why the host refuses", diff.answer().mustHave(500).document().text("message"), containsString(reason));
    }

    @Then("nothing of it is on the host's books")
    public void nothingIsApplied() {
        assertThat("the host's history", diff.historyNow(), equalTo(diff.historyBefore()));
    }
}
