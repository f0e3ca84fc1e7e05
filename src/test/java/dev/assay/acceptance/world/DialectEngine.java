package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.VendorClient;
import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.NetworkFacts;

/** The engine of a scenario about dialects. */
public final class DialectEngine {
    private final World world;

    public DialectEngine(World world) {
        this.world = world;
    }

    String address(Vendor vendor) {
        return facts().url() + vendor.mount();
    }

    String key() {
        return facts().key();
    }

    /** Speaks a vendor's dialect by hand, with the right key where the vendor's clients put it. */
    VendorClient speaking(Vendor vendor) {
        return anonymous().with(vendor.header(), vendor.shown(key()));
    }

    /** Moves the time of one batch. */
    void advance(String batch, int seconds) {
        world.network().require(Capability.FAULTS);
        anonymous().advance(batch, seconds);
    }

    VendorClient anonymous() {
        return VendorClient.of(facts().url(), world.evidence());
    }

    /** The model list, as somebody is answered who puts this key into that header. */
    public Answer modelsWith(Vendor vendor, Vendor headerOf, String key) {
        return anonymous()
                .with("anthropic-version", "2023-06-01")
                .with(headerOf.header(), headerOf.shown(key))
                .get(vendor.models());
    }

    public Answer modelsWithTheRightKey(Vendor vendor) {
        return modelsWith(vendor, vendor, key());
    }

    /** In the header of another vendor, whose clients put theirs elsewhere. */
    public Answer modelsWithTheKeyElsewhere(Vendor vendor) {
        Vendor elsewhere = vendor == Vendor.GEMINI ? Vendor.OPENAI : Vendor.GEMINI;
        return modelsWith(vendor, elsewhere, key());
    }

    private NetworkFacts.Engine facts() {
        return world.network().engine().orElseThrow(() -> new IllegalStateException("the scenario has no engine"));
    }
}
