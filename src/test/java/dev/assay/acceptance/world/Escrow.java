package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.PrivateKey;

/**
 * The deposit that a scenario's session is paid from.
 *
 * @param id decimal; also the session's id
 * @param owner the creator's key
 * @param group the hosts, by slot
 * @param amount deposited, in the chain's unit
 */
public record Escrow(String id, PrivateKey owner, Group group, long amount) {}
