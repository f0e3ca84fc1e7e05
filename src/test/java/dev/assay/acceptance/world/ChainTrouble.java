package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;

/** What may be wrong with the chain, in the features' words. */
public enum ChainTrouble implements Titled {
    DOWN("answers nothing but errors", FaultOrder.of("refuse")),
    STALE("shows what was so before", FaultOrder.of("freeze")),
    SLOW("takes half a second for each answer", FaultOrder.of("delay").with("ms", 500));

    private final String title;
    private final FaultOrder order;

    ChainTrouble(String title, FaultOrder order) {
        this.title = title;
        this.order = order.always();
    }

    @Override
    public String title() {
        return title;
    }

    FaultOrder order() {
        return order;
    }
}
