package dev.assay.devshard.gateway;

import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.RestBridge;
import java.net.URI;
import java.util.function.Supplier;

/** The bridge to the chain that the settings name now; another address gives another bridge. */
final class ChainLine implements Supplier<ChainBridge> {
    private final Supplier<String> address;
    private String connectedTo;
    private ChainBridge bridge;

    ChainLine(Supplier<String> address) {
        this.address = address;
    }

    @Override
    public synchronized ChainBridge get() {
        String wanted = address.get();
        if (!wanted.equals(connectedTo)) {
            bridge = new RestBridge(URI.create(wanted), RestBridge.TIMEOUT);
            connectedTo = wanted;
        }
        return bridge;
    }
}
