package dev.assay.devshard.gateway.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The settings in force, and where they are kept. A change is stored before it takes effect. */
public final class LiveSettings implements Supplier<GatewaySettings> {
    private final SettingsDocument document = new SettingsDocument();
    private final Consumer<String> storage;
    private volatile GatewaySettings current;

    /**
     * @param stored what was stored last; empty at the first start. What an older gateway did not know yet is not in it
     * @param initial used at the first start, and for what is not stored
     * @param repair applied to what was stored: explicit endpoints of the environment
     */
    public LiveSettings(
            Optional<String> stored,
            GatewaySettings initial,
            UnaryOperator<GatewaySettings> repair,
            Consumer<String> storage) {
        this.storage = storage;
        keep(stored.map(text -> recall(initial, text)).map(repair).orElse(initial));
    }

    private GatewaySettings recall(GatewaySettings initial, String text) {
        try {
            return document.change(initial, Json.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new SettingRefused("", "the stored settings are not JSON");
        }
    }

    @Override
    public GatewaySettings get() {
        return current;
    }

    /** @throws SettingRefused if the change does not hold; nothing was changed */
    public synchronized GatewaySettings change(JsonNode change) {
        keep(document.change(current, change));
        return current;
    }

    /** As an administrator sees them. */
    public ObjectNode document() {
        return document.write(current);
    }

    private void keep(GatewaySettings settings) {
        storage.accept(document.write(settings).toString());
        current = settings;
    }
}
