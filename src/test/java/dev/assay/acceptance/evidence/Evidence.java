package dev.assay.acceptance.evidence;

import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.client.Wait;
import dev.assay.acceptance.client.Witness;
import io.cucumber.java.Scenario;
import java.util.List;
import java.util.function.Supplier;

/** Everything that happened in one scenario. Thread-safe; noting something costs microseconds, writing waits until the end. */
public final class Evidence implements Witness {
    private final Secrets secrets;

    public Evidence(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void exchange(Exchange exchange) {}

    @Override
    public void stream(StreamRecord stream) {}

    @Override
    public void waited(Wait wait) {}

    /** Something happened to a service or the environment; fits as a lifecycle listener. */
    public void event(String subject, String event) {}

    /** Something the reader should know: which escrow, which gateway. */
    public void note(String text) {}

    /** Never to be written down, whoever says it. */
    public void secret(String name, String value) {
        secrets.register(name, value);
    }

    /** Where to get a service's last log lines, asked only when the scenario failed. */
    public void logsOf(String service, Supplier<List<String>> lastLines) {}

    /** Writes it all down below the scenario. Called once, from an after hook, before the environment is given back. */
    public void attachTo(Scenario scenario) {}
}
