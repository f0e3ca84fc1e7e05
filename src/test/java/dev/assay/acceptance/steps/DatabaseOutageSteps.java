package dev.assay.acceptance.steps;

import static dev.assay.acceptance.matcher.BookMatchers.paidFor;
import static dev.assay.acceptance.matcher.CompletionMatchers.servedOrRefused;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.world.Crowd;
import dev.assay.acceptance.world.DatabaseOutage;
import dev.assay.acceptance.world.Session;
import dev.assay.acceptance.world.Stop;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** The database going down under load, and what the applications may notice of it. */
public final class DatabaseOutageSteps {
    private final DatabaseOutage outage;
    private final Crowd crowd;
    private final Session session;

    public DatabaseOutageSteps(DatabaseOutage outage, Crowd crowd, Session session) {
        this.outage = outage;
        this.crowd = crowd;
        this.session = session;
    }

    @When("the database is {stopped} and started again while applications ask")
    public void restarts(Stop how) {
        outage.whileApplicationsAsk(how);
    }

    @Then("every question was answered whole or refused with a clear error")
    public void servedOrRefusedAll() {
        crowd.answers().forEach(answer -> assertThat(answer, servedOrRefused()));
    }

    @Then("every question that was answered is on the books as finished and paid for")
    public void allAnswersArePaidFor() {
        SessionState books = session.gateway().state();
        crowd.paid().forEach(id -> assertThat(books, paidFor(id)));
    }
}
