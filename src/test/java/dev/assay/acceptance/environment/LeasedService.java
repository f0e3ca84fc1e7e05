package dev.assay.acceptance.environment;

import java.util.List;
import java.util.Map;

/** A service, controlled through one lease: told to its listener, undone when it ends. */
final class LeasedService implements ServiceControl {
    private final ServiceProcess process;
    private final Environment environment;
    private final Lease lease;

    LeasedService(ServiceProcess process, Environment environment, Lease lease) {
        this.process = process;
        this.environment = environment;
        this.lease = lease;
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public boolean running() {
        return process.running();
    }

    @Override
    public void stop() {
        end(process::stop, "was stopped");
    }

    @Override
    public void kill() {
        end(process::kill, "was killed");
    }

    @Override
    public void start() {
        requireControl();
        if (!process.running()) {
            change(process::start, "was started again");
        }
    }

    @Override
    public void restart() {
        stop();
        start();
    }

    @Override
    public NetworkFault fault(Trouble trouble) {
        return new LeasedFault(trouble, process, environment, lease);
    }

    @Override
    public void restartWith(Map<String, String> settings) {
        stop();
        lease.onRelease("settings of " + name(), () -> {
            process.stop();
            process.configure(Map.of());
            process.start();
        });
        change(() -> process.configure(settings), "was given other settings: " + String.join(", ", settings.keySet()));
        start();
    }

    @Override
    public List<String> logTail(int lines) {
        return process.logTail(lines);
    }

    private void end(Runnable end, String event) {
        requireControl();
        if (process.running()) {
            lease.onRelease("start " + name(), () -> {
                if (!process.running()) {
                    process.start();
                }
            });
            change(end, event);
        }
    }

    private void change(Runnable action, String event) {
        long begin = System.nanoTime();
        action.run();
        lease.tell(name(), event + " (" + (System.nanoTime() - begin) / 1_000_000 + " ms)");
    }

    private void requireControl() {
        environment.require(
                name().equals(ServiceName.POSTGRES) ? Capability.CONTROL_DATABASE : Capability.CONTROL_SERVICES);
        lease.requireControl(name());
    }
}
