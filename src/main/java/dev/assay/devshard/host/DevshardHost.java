package dev.assay.devshard.host;

import dev.assay.devshard.bridge.RestBridge;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.service.InstanceName;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;
import java.time.Clock;

/** {@code devshard-host}: one host of many escrows' groups, under one route prefix. */
public final class DevshardHost implements ServiceFactory {
    @Override
    public String name() {
        return "devshard-host";
    }

    @Override
    public RunningService start(Settings settings) {
        InstanceName instance = InstanceName.of(name(), settings);
        HostSettings host = HostSettings.read(settings);
        RestBridge chain = new RestBridge(host.chain(), RestBridge.TIMEOUT);
        return RunningHost.start(
                instance, host, SessionStores.open(host.storage(), instance.logger()), chain, Clock.systemUTC());
    }
}
