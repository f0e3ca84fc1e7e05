package dev.assay.acceptance.environment;

/** Trouble for one service, made through one lease: told to its listener, undone when it ends. */
final class LeasedFault implements NetworkFault {
    private final Trouble trouble;
    private final ServiceProcess process;
    private final Environment environment;
    private final Lease lease;
    private boolean begun;

    LeasedFault(Trouble trouble, ServiceProcess process, Environment environment, Lease lease) {
        this.trouble = trouble;
        this.process = process;
        this.environment = environment;
        this.lease = lease;
    }

    @Override
    public void start() {
        environment.require(trouble.needs());
        lease.requireControl(process.name());
        if (!begun) {
            lease.onRelease("end that " + process.name() + " " + trouble.begun(), this::end);
            begun = true;
            process.begin(trouble);
            lease.tell(process.name(), trouble.begun());
        }
    }

    @Override
    public void heal() {
        if (begun) {
            end();
            lease.tell(process.name(), trouble.over());
        }
    }

    private void end() {
        if (begun) {
            process.end(trouble);
            begun = false;
        }
    }
}
