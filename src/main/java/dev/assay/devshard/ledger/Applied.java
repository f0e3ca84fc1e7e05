package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import java.util.List;
import java.util.Map;

/**
 * What a diff did.
 *
 * @param newWarmKeys slot to address, those that this diff bound; to be stored beside it
 * @param sealed what left the live set, by ascending id
 */
public record Applied(Ledger next, Map<Integer, Address> newWarmKeys, List<Sealed> sealed) {
    public Applied {
        newWarmKeys = Map.copyOf(newWarmKeys);
        sealed = List.copyOf(sealed);
    }
}
