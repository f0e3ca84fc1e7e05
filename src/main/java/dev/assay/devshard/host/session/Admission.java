package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;

/**
 * A session as far as a request may see it before its sender is known to be allowed in: the terms, maybe only read from
 * the chain. Nothing is stored on behalf of a stranger; only {@link #enter} makes a session out of terms.
 */
public interface Admission {
    SessionTerms terms();

    /**
     * Whether the address is of the group: cold, or warm by the session's bindings or the chain's grants (contract
     * 3.3).
     */
    boolean isMember(Address address);

    /** The session, stored now if it was not. */
    HostSession enter();
}
