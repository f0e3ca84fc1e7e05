package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import java.net.URI;

/** A participant and where its host answers. */
record Registration(Address address, URI inferenceUrl, String validatorKey) {}
