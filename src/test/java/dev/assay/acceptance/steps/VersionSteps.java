package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.CompletionMatchers.hostError;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.world.Hosts;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Versions;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Which version of the protocol's runtime serves a session. */
public final class VersionSteps {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Versions versions;

    public VersionSteps(World world, Session session, Hosts hosts, Versions versions) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.versions = versions;
    }

    @Given("a devshard network of {int} hosts that serve version {string}")
    public void aNetworkServing(int hosts, String version) {
        world.wants(Networks.ofHosts(hosts).mountedAt("/devshard/" + version));
    }

    @When("host {int} is started again for version {string}")
    public void isStartedFor(int host, String version) {
        versions.serves(host, version);
    }

    @When("host {int} is started again for the version it served before")
    public void isStartedAsBefore(int host) {
        versions.servesAsBefore(host);
    }

    @Then("the session is bound to version {string} on every host")
    public void isBoundTo(String version) {
        hosts.all()
                .forEach(host -> assertThat(
                        "version that host " + host + " has bound the session to",
                        versions.boundOn(host),
                        equalTo(version)));
    }

    @Then("the settlement is made under protocol {string}")
    public void isMadeUnder(String tag) {
        assertThat(
                "state-root tag of the settlement",
                session.settlement().document().text("version"),
                equalTo(tag));
    }

    @Then("no host answers under {string}")
    public void nobodyAnswersUnder(String prefix) {
        hosts.all().forEach(host -> assertThat(versions.readUnder(host, prefix), hostError(404)));
    }

    @Then("host {int} refuses the session, to its owner and to readers, for its version")
    public void refusesForItsVersion(int host) {
        refusesForItsVersion(versions.askedByTheOwner(host));
        refusesForItsVersion(versions.readByAnybody(host));
    }

    private static void refusesForItsVersion(Answer answer) {
        assertThat(answer, hostError(409));
        assertThat("the reason", answer.mustHave(409).document().text("message"), containsString("version"));
    }
}
