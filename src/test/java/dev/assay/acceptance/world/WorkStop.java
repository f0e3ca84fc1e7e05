package dev.assay.acceptance.world;

import static dev.assay.acceptance.matcher.CompletionMatchers.requestsDisabled;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HostCall;

/** The chain's switch for all work (contract 2.5), and what hosts say to their owner meanwhile. */
public final class WorkStop {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final ChainTerms terms;

    public WorkStop(World world, Session session, Hosts hosts, ChainTerms terms) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.terms = terms;
    }

    public void begins() {
        hosts.remember(hosts.all());
        terms.requests(false);
    }

    public void ends() {
        terms.requests(true);
    }

    /** Hosts look at the chain's parameters now and then. */
    public void awaitRefusals() {
        hosts.all().forEach(host -> world.eventually()
                .until(
                        "host " + host + " to refuse its owner's requests",
                        () -> askedByTheOwner(host),
                        requestsDisabled()));
    }

    public void awaitWork() {
        hosts.all().forEach(host -> world.eventually()
                .until(
                        "host " + host + " to take its owner's requests",
                        () -> askedByTheOwner(host).status(),
                        equalTo(200)));
    }

    /** For the state as it stands, which changes nothing. */
    private Answer askedByTheOwner(int host) {
        HostCall call = HostCall.catchUp(session.escrow().id(), session.nonce());
        return hosts.host(host).post(call.signedBy(session.escrow().owner()));
    }
}
