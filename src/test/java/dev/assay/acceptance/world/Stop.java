package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.ServiceControl;
import java.util.function.Consumer;

/** The two ways in which a service goes down, in the features' words. */
public enum Stop implements Titled {
    IN_ORDER("stopped in order", ServiceControl::stop),
    KILLED("killed", ServiceControl::kill);

    private final String title;
    private final Consumer<ServiceControl> action;

    Stop(String title, Consumer<ServiceControl> action) {
        this.title = title;
        this.action = action;
    }

    @Override
    public String title() {
        return title;
    }

    public void apply(ServiceControl service) {
        action.accept(service);
    }
}
