package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.assay.acceptance.client.FaultControl;
import dev.assay.acceptance.client.FaultControl.FaultView;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.NoAnswer;
import dev.assay.acceptance.client.UnexpectedAnswer;
import dev.assay.acceptance.environment.Capability;
import java.net.URI;

/** A fault that a service was told to have, until the scenario is over. */
public final class ArmedFault {
    private final World world;
    private final String service;
    private final FaultOrder order;
    private final FaultControl control;
    private final long id;

    private ArmedFault(World world, String service, FaultOrder order, FaultControl control, long id) {
        this.world = world;
        this.service = service;
        this.order = order;
        this.control = control;
        this.id = id;
    }

    /** Has the service at this address misbehave until the scenario is over. */
    static ArmedFault arm(World world, String service, URI address, FaultOrder order) {
        world.network().require(Capability.FAULTS);
        FaultControl control = new FaultControl(address, world.evidence());
        ArmedFault fault = new ArmedFault(
                world, service, order, control, control.arm(order).id());
        world.evidence().event(service, "told to misbehave: " + order);
        world.afterwards(fault + " is cancelled", fault::cancelIfThere);
        return fault;
    }

    public FaultView now() {
        return control.find(id);
    }

    /** Waits until it has struck that often. */
    public void awaitStruck(long times) {
        world.eventually().until(this + " to strike", () -> now().taken(), greaterThanOrEqualTo(times));
    }

    /** Waits until it holds somebody back. */
    void awaitHolding() {
        world.eventually().until(this + " to hold somebody back", () -> now().holding(), greaterThanOrEqualTo(1L));
    }

    /** Lets go of everybody whom it holds back. */
    public void release() {
        control.release(id);
        world.evidence().event(service, "released: " + order);
    }

    /** Over, and whom it held back is let go. */
    public void cancel() {
        control.cancel(id);
        world.evidence().event(service, "over: " + order);
    }

    /** A service that was killed has forgotten its faults; one that is down has none. */
    private void cancelIfThere() {
        try {
            cancel();
        } catch (NoAnswer | UnexpectedAnswer gone) {
            // nothing to cancel
        }
    }

    @Override
    public String toString() {
        return service + "'s fault \"" + order + '"';
    }
}
