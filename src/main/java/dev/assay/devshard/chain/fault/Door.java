package dev.assay.devshard.chain.fault;

import java.util.Locale;

/** The endpoints of the bridge (contract 2.6), as orders name them. */
public enum Door {
    ESCROW,
    PARTICIPANT,
    EPOCH,
    PARAMS,
    GRANTS,
    VERSIONS;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
