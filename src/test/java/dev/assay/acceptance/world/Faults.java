package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.environment.ServiceName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What the scenario told services to do wrong. Faults of hosts and gateway are for the scenario's own escrow only, so that
 * neighbours on the same network never meet them; all are cancelled when the scenario ends.
 */
public final class Faults {
    private final World world;
    private final Session session;
    private final List<ArmedFault> armed = new ArrayList<>();

    public Faults(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    /** On the scenario's escrow. */
    public ArmedFault host(int index, FaultOrder order) {
        return arm(
                ServiceName.host(index),
                world.network().host(index),
                order.escrow(session.escrow().id()));
    }

    /** On an escrow of the scenario that no gateway serves. */
    public ArmedFault host(int index, Escrow escrow, FaultOrder order) {
        return arm(ServiceName.host(index), world.network().host(index), order.escrow(escrow.id()));
    }

    /** On the scenario's escrow. */
    public ArmedFault gateway(FaultOrder order) {
        return arm(
                ServiceName.GATEWAY,
                world.network().gateway(),
                order.escrow(session.escrow().id()));
    }

    /** For everybody on the network: the scenario must have it to itself. */
    public ArmedFault chain(FaultOrder order) {
        world.mustBeAlone("the chain's faults reach everybody");
        return arm(ServiceName.CHAIN, world.network().chain(), order);
    }

    /** The fault that was armed last. */
    public ArmedFault last() {
        if (armed.isEmpty()) {
            throw new IllegalStateException("the scenario has told no service to misbehave yet");
        }
        return armed.get(armed.size() - 1);
    }

    public List<ArmedFault> all() {
        return List.copyOf(armed);
    }

    private ArmedFault arm(String service, URI address, FaultOrder order) {
        ArmedFault fault = ArmedFault.arm(world, service, address, order);
        armed.add(fault);
        return fault;
    }
}
