package dev.assay.devshard.host.session;

/** What an attestation was to the session that heard it. Its signature is good in every case. */
public enum Heard {
    /** The first word of a nonce that this host has not come to. */
    FIRST,
    /** One more slot's word; it is kept. */
    NEWS,
    /** Heard before. */
    KNOWN,
    /** For another root than the one known for this nonce: somebody says two things (contract 5). */
    EQUIVOCATION
}
