package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.storage.SessionStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.slf4j.Logger;

/**
 * What all sessions of one host share.
 *
 * @param bindVersion what sessions are pinned to (contract 1): {@code v1} on the legacy prefix
 * @param versionTag the state-root tag
 * @param work runs what this host executes
 * @param conduct whoever made this context has put it around store, work and validator already
 * @param background runs re-checks; may refuse nothing while the host runs
 * @param rumours tells the other hosts of a group
 */
public record SessionContext(
        PrivateKey key,
        String bindVersion,
        String versionTag,
        SessionStore store,
        WarmKeys warmKeys,
        WorkRunner work,
        ResponseValidator validator,
        Conduct conduct,
        Executor background,
        Rumours rumours,
        Clock clock,
        HostMetrics metrics,
        Logger logger) {

    /** Whether the chain grants this address the work of any validator of the group, asked one by one. */
    boolean isWarmKeyOfAny(Group group, Address address) {
        return group.members().stream().anyMatch(validator -> warmKeys.isWarmKeyOf(validator, address));
    }
}
