package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Admission;
import dev.assay.devshard.host.session.HostSession;

/**
 * A POST to a session from a sender who is let in; its body is not read yet.
 *
 * @param admission what of the session may be seen while nothing is stored
 */
record SessionRequest(String escrowId, byte[] body, Admission admission) {
    /** The session, stored now if it was not: for a request whose body was understood. */
    HostSession enter() {
        return admission.enter();
    }
}
