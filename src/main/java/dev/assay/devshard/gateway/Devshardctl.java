package dev.assay.devshard.gateway;

import dev.assay.service.InstanceName;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;

/** The gateway as a service (contract 7, "devshardctl"). */
public final class Devshardctl implements ServiceFactory {
    @Override
    public String name() {
        return "devshardctl";
    }

    @Override
    public RunningService start(Settings settings) {
        InstanceName instance = InstanceName.of(name(), settings);
        return Gateway.start(instance, GatewayEnvironment.read(settings), settings::secret);
    }
}
