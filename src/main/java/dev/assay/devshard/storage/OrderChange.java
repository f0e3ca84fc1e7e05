package dev.assay.devshard.storage;

import java.util.List;
import java.util.Optional;

/**
 * What a diff changes among the orders that are open.
 *
 * @param opened the order that the diff begins, where it is this store's owner's
 * @param closed the inferences that the diff ends; their orders are let go
 */
public record OrderChange(Optional<StoredOrder> opened, List<Long> closed) {
    public static final OrderChange NONE = new OrderChange(Optional.empty(), List.of());

    public OrderChange {
        closed = List.copyOf(closed);
    }
}
