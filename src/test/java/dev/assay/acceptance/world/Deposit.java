package dev.assay.acceptance.world;

import dev.assay.acceptance.client.EscrowOrder;
import dev.assay.acceptance.environment.Environment;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What the scenario's escrow is to be: how much, on which terms, and which host answers for which slot. */
public final class Deposit {
    private static final long AMOUNT = 10_000_000;

    private long amount = AMOUNT;
    private UnaryOperator<EscrowOrder> terms = UnaryOperator.identity();
    private int slotsOfAHost = 1;
    private List<Integer> hostOfSlot = List.of();
    private List<Address> validators = List.of();
    private boolean made;

    /** In the chain's unit. */
    public void amount(long other) {
        mustNotBeMade();
        amount = other;
    }

    public void terms(UnaryOperator<EscrowOrder> change) {
        mustNotBeMade();
        terms = change;
    }

    /** Has each host answer for that many slots, in turns, instead of one. */
    public void givesEachHost(int slots) {
        mustNotBeMade();
        slotsOfAHost = slots;
    }

    /** Says for each slot which host answers for it. */
    public void slots(List<Integer> hosts) {
        mustNotBeMade();
        hostOfSlot = List.copyOf(hosts);
    }

    /** Says for each slot which validator it is of, whose host need not hold that validator's own key. */
    void validators(List<Address> ofSlots) {
        mustNotBeMade();
        validators = List.copyOf(ofSlots);
    }

    long amount() {
        return amount;
    }

    EscrowOrder order(Address owner, Group group) {
        made = true;
        return terms.apply(EscrowOrder.of(owner, group, amount));
    }

    Group group(Environment network) {
        if (!validators.isEmpty()) {
            return new Group(validators);
        }
        List<Address> slots = hostOfSlot.isEmpty()
                ? IntStream.range(0, network.hosts() * slotsOfAHost)
                        .map(slot -> slot % network.hosts())
                        .mapToObj(network::hostAddress)
                        .toList()
                : hostOfSlot.stream().map(network::hostAddress).toList();
        return new Group(slots);
    }

    private void mustNotBeMade() {
        if (made) {
            throw new IllegalStateException("the escrow is made already; say first what it is to be");
        }
    }
}
