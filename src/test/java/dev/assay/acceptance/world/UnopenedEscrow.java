package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.List;

/** An escrow that the chain knows and no host has worked for, and what a stranger gets to see of it. */
public final class UnopenedEscrow {
    /** The host that has worked for the scenario's own session, after one question. */
    private static final int ASKED = 1;

    private final Session session;
    private final Hosts hosts;
    private Escrow escrow;
    private List<Answer> answers;

    public UnopenedEscrow(Session session, Hosts hosts) {
        this.session = session;
        this.hosts = hosts;
    }

    public void deposit() {
        escrow = session.deposit(PrivateKey.generate());
    }

    public void read() {
        HostTransport host = hosts.host(ASKED);
        answers = List.of(
                host.get(host.session(escrow.id(), "diffs?from=1&to=1")),
                host.get(host.session(escrow.id(), "mempool")),
                host.get(host.session(escrow.id(), "signatures?nonce=1")));
    }

    public List<Answer> answers() {
        return answers;
    }

    public String id() {
        return escrow.id();
    }

    /** What the host tells of the escrow's session. */
    public Answer told() {
        return hosts.host(ASKED).stats(escrow.id());
    }

    /** The escrows of all sessions that the host lists. */
    public List<String> listed() {
        return hosts.host(ASKED).stats().json().findValuesAsText("escrow_id");
    }
}
