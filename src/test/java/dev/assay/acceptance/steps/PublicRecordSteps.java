package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.world.PublicRecord;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.WrongProof;
import dev.assay.acceptance.world.WrongReading;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What anybody may read of a session. */
public final class PublicRecordSteps {
    private final PublicRecord record;

    public PublicRecordSteps(PublicRecord record) {
        this.record = record;
    }

    @When("a stranger reads the history of the session from nonce {long} to nonce {long}")
    public void reads(long from, long to) {
        record.isReadBetween(from, to);
    }

    @Then("the reader gets the diffs of nonces {long} to {long}")
    public void getsTheDiffs(long first, long last) {
        assertThat("nonces that were read", record.nonces(), contains(first, last));
    }

    @Then("the reader gets the diffs of nonce {long} and all that follow")
    public void getsAllFrom(long first) {
        List<Long> wanted =
                record.allNonces().stream().filter(nonce -> nonce >= first).toList();
        assertThat("nonces that were read", record.nonces(), equalTo(wanted));
    }

    @Then("a stranger who asks its host for these is told which part of the question is wrong:")
    public void isToldWhatIsWrong(Map<String, String> parts) {
        parts.forEach((what, part) -> {
            Answer answer = record.isReadInVain(Titled.find(WrongReading.values(), what));
            assertThat(what, answer, hostError(400));
            assertThat(
                    "what a reader is told who asks for " + what,
                    answer.document().text("message"),
                    matchesPattern(".*\\b" + part + "\\b.*"));
        });
    }

    @Then("a stranger who asks its host for the question and the answer is refused:")
    public void isNotTold(List<String> how) {
        for (String each : how) {
            Answer answer = record.isAskedWhatWasSaid(Titled.find(WrongProof.values(), each));
            assertThat("asked " + each, answer, hostError(400, 401));
            List<String> told = Stream.of("prompt_payload", "response_payload")
                    .filter(answer.document()::has)
                    .toList();
            assertThat("what a stranger is told all the same who asks " + each, told, empty());
        }
    }
}
