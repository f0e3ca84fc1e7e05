package dev.assay.devshard.gateway;

import org.junit.jupiter.api.AfterEach;

/** One network of hosts behind proxies; what a test tells a host holds for that test only. */
abstract class OnFrontedNetwork extends OnOneNetwork<FrontedNetwork> {
    OnFrontedNetwork() {
        super(FrontedNetwork::new);
    }

    @AfterEach
    final void becomeHonest() {
        network.becomeHonest();
    }
}
