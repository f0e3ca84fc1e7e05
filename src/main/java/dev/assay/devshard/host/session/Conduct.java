package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.storage.SessionStore;
import java.util.List;

/**
 * How a host does what it does. Every method is given the honest part and returns what the host uses: that part, or one
 * around it. Only a test has a host behave otherwise than {@link #HONEST}.
 */
public interface Conduct {
    Conduct HONEST = new Conduct() {};

    default SessionStore store(SessionStore honest) {
        return honest;
    }

    default Signatory signatory(Signatory honest) {
        return honest;
    }

    default WorkRunner work(WorkRunner honest) {
        return honest;
    }

    default ResponseValidator validator(ResponseValidator honest) {
        return honest;
    }

    default Opening opening(Opening honest) {
        return honest;
    }

    /** How it tells other hosts. */
    default Rumours rumours(Rumours honest) {
        return honest;
    }

    /** How it hears other hosts. */
    default Ear ear(Ear honest) {
        return honest;
    }

    /** What it shows of the transactions that wait for a diff. */
    default List<DevshardTx> mempool(String escrowId, long nonce, List<DevshardTx> honest) {
        return honest;
    }

    /** A request for a session, before anything of it is looked at. */
    default void asked(String escrowId, long nonce) {}
}
