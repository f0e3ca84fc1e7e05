package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.errorEnvelope;
import static dev.assay.acceptance.matcher.SettlementMatchers.signedBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.CollectedSignatures;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Signatures;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whose signatures of a state count, and whether they suffice. */
public final class SignatureSteps {
    private final Session session;
    private final Signatures signatures;

    public SignatureSteps(Session session, Signatures signatures) {
        this.session = session;
        this.signatures = signatures;
    }

    @When("all signatures of the latest state are collected")
    public void areCollected() {
        signatures.collect();
    }

    @Then("the signatures of {int} host(s) count, which is no quorum")
    public void countAndAreTooFew(int weight) {
        count(weight, false);
    }

    @Then("the signatures of {int} slots count, which is a quorum")
    public void countAndSuffice(int weight) {
        count(weight, true);
    }

    private void count(int weight, boolean quorum) {
        CollectedSignatures seen = signatures.collected();
        CollectedSignatures wanted =
                new CollectedSignatures(seen.nonce(), weight, seen.quorum(), seen.totalSlots(), quorum);
        assertThat("signatures of the state at nonce " + seen.nonce(), seen, equalTo(wanted));
    }

    @Then("the session cannot be finalized for want of signatures")
    public void cannotBeFinalized() {
        assertThat(signatures.tryToFinalize(), errorEnvelope(500).about("insufficient signatures"));
    }

    @Then("the settlement carries the signatures of (only )hosts {slots}")
    @Then("the settlement carries the signatures of slots {slots}")
    public void isSignedByExactly(SortedSet<Integer> slots) {
        assertThat(session.settlement(), signedBy(slots));
    }

    @ParameterType("\\d+(?:, \\d+)*")
    public SortedSet<Integer> slots(String list) {
        return Arrays.stream(list.split(", ")).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
