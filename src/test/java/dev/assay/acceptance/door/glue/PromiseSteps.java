package dev.assay.acceptance.door.glue;

import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import io.cucumber.java.en.Given;
import java.util.concurrent.CountDownLatch;
import org.opentest4j.TestAbortedException;

/** The sentences of {@code src/test/resources/no-false-green}. */
public final class PromiseSteps {
    @Given("a promise that is kept")
    public void kept() {
        // Nothing is wanted, nothing can be missing.
    }

    @Given("a promise that is broken")
    public void broken() {
        throw new AssertionError("wanted: the promise kept; seen: the promise broken");
    }

    @Given("a promise that needs a real network")
    public void skipped() {
        throw new TestAbortedException("there is no real network");
    }

    /** Only what happens from here on is to be called a hang, however long a busy machine took to get here. */
    @Given("a promise that never comes")
    public void awaited() throws InterruptedException {
        System.setProperty("assay.hang.seconds", "1");
        new CountDownLatch(1).await();
    }

    @Given("a network that is running")
    public void network() {
        AcceptanceRun.current().environments().lease(Topology.ofHosts(1), Tenancy.SHARED, LifecycleListener.NOBODY);
    }

    @Given("a network that cannot start")
    public void brokenNetwork() {
        Topology mistaken = Topology.ofHosts(1).withSetting(Topology.Part.HOSTS, "DEVSHARD_PORT", "no-port");
        AcceptanceRun.current()
                .environments()
                .lease(mistaken, Tenancy.SHARED, LifecycleListener.NOBODY)
                .close();
    }
}
