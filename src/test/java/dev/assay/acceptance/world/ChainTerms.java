package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChainControl;

/**
 * The chain's parameters (contract 2.6). They are the same for every session, so a scenario that changes one must be alone;
 * afterwards it is as it was.
 */
public final class ChainTerms {
    private static final String REQUESTS = "devshard_requests_enabled";

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

    /** Whether hosts take work at all; not only in sessions that begin. */
    public void requests(boolean enabled) {
        world.mustBeAlone("the chain stops the work of every session");
        ChainControl chain = world.chain();
        world.afterwards("the chain's requests are enabled", () -> chain.param(REQUESTS, true));
        chain.param(REQUESTS, enabled);
    }

    private void change(String parameter, long value) {
        world.mustBeAlone("the chain's " + parameter + " is the same for every session that begins");
        ChainControl chain = world.chain();
        long before = chain.param(parameter);
        world.afterwards("the chain's " + parameter + " is " + before, () -> chain.param(parameter, before));
        chain.param(parameter, value);
    }
}
