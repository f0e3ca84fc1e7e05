package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.world.Convergence;
import dev.assay.acceptance.world.Eavesdropper;
import dev.assay.acceptance.world.Faults;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.PeerVoice;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.StateNonce;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.World;
import dev.assay.acceptance.world.WrongWord;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** What hosts tell one another, and what they make of it. */
public final class GossipSteps {
    private final World world;
    private final Session session;
    private final Convergence convergence;
    private final PeerVoice voice;
    private final Faults faults;

    public GossipSteps(World world, Session session, Convergence convergence, PeerVoice voice, Faults faults) {
        this.world = world;
        this.session = session;
        this.convergence = convergence;
        this.voice = voice;
        this.faults = faults;
    }

    @Given("a devshard network of {int} hosts that look for what they missed all the time")
    public void aNetworkThatGossipsOften(int hosts) {
        world.wants(Networks.gossipingOften(Networks.ofHosts(hosts)));
    }

    @Given("host {int} neither tells nor hears anything")
    public void isCutOffFromGossip(int host) {
        faults.host(host, FaultOrder.of("pause_gossip").always());
    }

    @When("the host tells and hears again")
    public void gossipFlowsAgain() {
        faults.last().cancel();
    }

    @Then("host {int} shows no signature but its own")
    public void showsItsOwnOnly(int host) {
        convergence
                .signers(host)
                .forEach((nonce, slots) ->
                        slots.forEach(slot -> assertThat("who signed at nonce " + nonce, slot, equalTo(host))));
    }

    @Then("all hosts come to hold the same history")
    public void comeToHoldTheSameHistory() {
        convergence.awaitTheSameHistory();
    }

    @Then("every host comes to hold the signatures of all hosts under the last state")
    public void comeToHoldAllSignatures() {
        convergence.awaitAllSignaturesOfTheLastState();
    }

    @Then("every host comes to hold every signature that any of them holds")
    public void comeToHoldEverySignature() {
        convergence.awaitEverySignatureEverywhere();
    }

    @When("^host 1 tells host 0 of two different states under (.*)$")
    public void saysTwoThings(String nonce) {
        voice.saysTwoThings(Titled.find(StateNonce.values(), nonce));
    }

    @Then("host 0 takes the first and finds out the second")
    public void findsOut() {
        assertThat("status for the first", voice.answers().get(0).status(), equalTo(200));
        assertThat(voice.answers().get(1), hostError(409));
    }

    @When("^host 1 tells host 0 of the last state ((?:with|in|for) .*)$")
    public void saysSomethingWrong(String how) {
        voice.says(Titled.find(WrongWord.values(), how));
    }

    @When("^host 0 is told of the last state by (.*)$")
    public void isToldBy(String who) {
        voice.isTold(Titled.find(Eavesdropper.values(), who).key(session));
    }

    @When("host 1 tells host 0 of the last state by the very same request twice")
    public void repeatsItself() {
        voice.repeatsItself();
    }

    @Then("host 0 hears it both times")
    public void hearsBoth() {
        voice.answers().forEach(answer -> assertThat("status", answer.status(), equalTo(200)));
    }

    @Then("host 0 does not believe it")
    public void doesNotBelieve() {
        assertThat(voice.answer(), hostError(400));
    }

    @Then("host 0 does not listen: not allowed")
    public void doesNotListen() {
        assertThat(voice.answer(), hostError(403));
    }

    @Then("host 0 does not listen: not identified")
    public void doesNotKnowWho() {
        assertThat(voice.answer(), hostError(401));
    }

    @Then("host 0 holds the history and the signatures it held before")
    public void nothingChanged() {
        assertThat("the history of host 0", voice.historyNow(), equalTo(voice.historyBefore()));
        assertThat("the signatures that host 0 shows", voice.signaturesNow(), equalTo(voice.signaturesBefore()));
    }

    @When("the executor passes on a verdict in that host's name, that its work was wrong")
    public void forgesAVerdict() {
        voice.forgesAVerdict();
    }

    @Then("the forged verdict waits with no host")
    public void waitsNowhere() {
        assertThat(
                "hosts with which the forged verdict waits for a diff", voice.hostsThatBelieved(), equalTo(List.of()));
    }

    @Then("that host comes to its own verdict")
    public void comesToItsOwn() {
        voice.awaitTheVictimsOwnVerdict();
    }
}
