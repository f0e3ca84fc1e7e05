package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.store.Devshard;
import java.time.Clock;
import java.util.Optional;

/** An escrow this gateway was told to serve: with a session, or with the reason why it has none yet. */
public final class Escrow {
    private final RoutePrefix prefix;
    private final AnswerCache cache;
    private volatile Devshard devshard;
    private volatile EscrowSession session;
    private volatile LoadRefused problem;

    Escrow(Devshard devshard, RoutePrefix prefix, Clock clock) {
        this.devshard = devshard;
        this.prefix = prefix;
        this.cache = new AnswerCache(clock);
    }

    public String id() {
        return devshard.escrowId();
    }

    /** The model it is asked for. */
    public String model(String defaultModel) {
        return devshard.model().orElse(defaultModel);
    }

    public String protocolVersion() {
        return prefix.version();
    }

    /** Told to take inferences; whether it can, is the session's to say. */
    public boolean isActive() {
        return devshard.active();
    }

    /** Why it is not active; empty while it is. */
    public String inactiveBecause() {
        return devshard.reason();
    }

    /** Active, with a session, and in a phase that takes inferences. */
    public boolean isAccepting() {
        EscrowSession now = session;
        return isActive() && now != null && now.isAccepting();
    }

    public Optional<EscrowSession> session() {
        return Optional.ofNullable(session);
    }

    /** Why there is no session. */
    public Optional<LoadRefused> problem() {
        return Optional.ofNullable(problem);
    }

    public AnswerCache cache() {
        return cache;
    }

    Devshard devshard() {
        return devshard;
    }

    void become(Devshard changed) {
        devshard = changed;
    }

    void serve(EscrowSession loaded) {
        session = loaded;
        problem = null;
    }

    void lack(LoadRefused why) {
        problem = why;
    }
}
