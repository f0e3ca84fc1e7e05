package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChainControl;
import dev.assay.acceptance.environment.Capability;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;

/** The keys that callers of a host hold in a scenario that asks host 1, or any host but the last. */
final class ScenarioKeys implements Caller.Keys {
    /** The host whose keys are borrowed. */
    private static final int OTHER = 2;

    private final World world;
    private final Escrow escrow;

    ScenarioKeys(World world, Escrow escrow) {
        this.world = world;
        this.escrow = escrow;
    }

    @Override
    public PrivateKey owner() {
        return escrow.owner();
    }

    @Override
    public PrivateKey otherHost() {
        world.network().require(Capability.HOST_KEYS);
        return world.network().hostKey(OTHER);
    }

    @Override
    public PrivateKey operationalKeyOfOtherHost() {
        ChainControl chain = world.chain();
        PrivateKey operational = PrivateKey.generate();
        Address validator = world.network().hostAddress(OTHER);
        chain.grant(validator, operational.address());
        world.afterwards("the grant is revoked", () -> chain.revoke(validator, operational.address()));
        return operational;
    }
}
