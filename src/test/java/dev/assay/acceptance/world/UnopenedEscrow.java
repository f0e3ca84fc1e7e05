package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.List;

/** An escrow that the chain knows and no host has worked for, and what a stranger gets to see of it. */
public final class UnopenedEscrow {
    private static final int ASKED = 0;

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

    /** What the host's list of sessions says of the escrow. */
    public Answer listed() {
        return hosts.host(ASKED).stats(escrow.id());
    }
}
