package dev.assay.devshard.gateway;

import dev.assay.Assay;
import dev.assay.service.RunningService;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gateway that a test starts with settings of its own; stopped after the test, if that did not do it. */
final class OwnGateway implements AfterEachCallback {
    private Optional<RunningService> running = Optional.empty();

    /** Starts it, and gives the application's way to it. */
    Call start(Map<String, String> settings) {
        RunningService gateway = Assay.start("devshardctl", settings);
        running = Optional.of(gateway);
        return new Call(gateway.url(), Optional.of(Network.KEY));
    }

    void stop() {
        running.ifPresent(RunningService::stop);
        running = Optional.empty();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        stop();
    }
}
