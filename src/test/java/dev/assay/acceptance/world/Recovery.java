package dev.assay.acceptance.world;

import dev.assay.acceptance.client.SessionState;

/** Services killed with work on their hands, and what became of the work. */
public final class Recovery {
    private final Session session;
    private final Application application;
    private final Hosts hosts;
    private final GatewayOutage outage;

    public Recovery(Session session, Application application, Hosts hosts, GatewayOutage outage) {
        this.session = session;
        this.application = application;
        this.hosts = hosts;
        this.outage = outage;
    }

    /** Kills the gateway first: what it learnt of the last answer is known to the executor alone then. */
    public void killsAllWhoKnowOfTheLastAnswer() {
        int executor = executorOf(lastAnswer());
        outage.kill();
        hosts.stop(executor, Stop.KILLED);
        hosts.start(executor);
        outage.start();
    }

    /** The inference that the last answer was. */
    public long lastAnswer() {
        return application.last().nonceAfter();
    }

    public SessionState books() {
        return session.gateway().state();
    }

    private int executorOf(long inferenceId) {
        int slots = session.escrow().group().size();
        return (int) (inferenceId % slots) % hosts.all().size();
    }
}
