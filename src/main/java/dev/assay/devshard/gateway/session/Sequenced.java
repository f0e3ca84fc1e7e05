package dev.assay.devshard.gateway.session;

import dev.assay.devshard.protocol.wire.Start;
import java.util.Optional;

/** A diff that is in the book for good: signed, stored, and now to be delivered to slot {@code nonce mod N}. */
record Sequenced(long nonce, int slot, Optional<Start> start) {}
