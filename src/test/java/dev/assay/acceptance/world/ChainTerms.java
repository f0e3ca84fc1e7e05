package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChainControl;

/**
 * What every session that begins takes over from the chain (contract 2.6). It is the same for all who begin one, so a
 * scenario that changes it must be alone; afterwards it is as it was.
 */
public final class ChainTerms {
    private final World world;

    public ChainTerms(World world) {
        this.world = world;
    }

    /** Every host draws every answer of the others (contract 4.7: the rate is split among the peers). */
    public void everyAnswerIsRechecked() {
        change("validation_rate", 10_000L * (world.network().hosts() - 1));
    }

    /** A session ends when it has come so far. */
    public void nonces(int most) {
        change("max_nonce", most);
    }

    private void change(String parameter, long value) {
        world.mustBeAlone("the chain's " + parameter + " is the same for every session that begins");
        ChainControl chain = world.chain();
        long before = chain.param(parameter);
        world.afterwards("the chain's " + parameter + " is " + before, () -> chain.param(parameter, before));
        chain.param(parameter, value);
    }
}
