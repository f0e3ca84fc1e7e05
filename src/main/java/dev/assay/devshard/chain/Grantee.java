package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;

/** An operational (warm) key that a validator lets act for it; the public key may be empty. */
record Grantee(Address address, String publicKey) {}
