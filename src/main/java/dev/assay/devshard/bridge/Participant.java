package dev.assay.devshard.bridge;

import dev.assay.devshard.protocol.Address;
import java.net.URI;

/**
 * Somebody who runs a host.
 *
 * @param inferenceUrl the host's base address, without a trailing slash
 * @param validatorKey as the chain tells it; may be empty
 */
public record Participant(Address address, URI inferenceUrl, String validatorKey) {}
