package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.EngineClient;
import java.util.List;

/** The engine of a scenario about dialects. */
public final class DialectEngine {
    private final EngineUnderTest engine;

    public DialectEngine(EngineUnderTest engine) {
        this.engine = engine;
    }

    String address(Vendor vendor) {
        return engine.address() + vendor.mount();
    }

    String key() {
        return engine.key();
    }

    /** Speaks a vendor's dialect by hand, with the right key where the vendor's clients put it. */
    EngineClient speaking(Vendor vendor) {
        return engine.stranger().with(vendor.header(), vendor.shown(key()));
    }

    /** Moves the time of one batch. */
    void advance(String batch, int seconds) {
        engine.control().advance(batch, seconds);
    }

    /** The model list, as somebody is answered who puts this key into that header. */
    public Answer modelsWith(Vendor vendor, Vendor headerOf, String key) {
        return engine.stranger()
                .with("anthropic-version", "2023-06-01")
                .with(headerOf.header(), headerOf.shown(key))
                .get(vendor.models());
    }

    public Answer modelsWithTheRightKey(Vendor vendor) {
        return modelsWith(vendor, vendor, key());
    }

    /** The names that a vendor's list holds, where the vendor's clients look for them. */
    public List<String> modelsOf(Vendor vendor) {
        Document list = modelsWithTheRightKey(vendor).mustHave(200).document();
        return vendor == Vendor.GEMINI
                ? list.each("models", model -> withoutPrefix(model.text("name")))
                : list.each("data", model -> model.text("id"));
    }

    /** Gemini's clients know a model by {@code models/} and its id. */
    private static String withoutPrefix(String name) {
        return name.startsWith("models/") ? name.substring("models/".length()) : name + " without models/ before it";
    }

    /** In the header of another vendor, whose clients put theirs elsewhere. */
    public Answer modelsWithTheKeyElsewhere(Vendor vendor) {
        Vendor elsewhere = vendor == Vendor.GEMINI ? Vendor.OPENAI : Vendor.GEMINI;
        return modelsWith(vendor, elsewhere, key());
    }
}
