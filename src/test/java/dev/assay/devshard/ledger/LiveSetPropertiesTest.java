package dev.assay.devshard.ledger;

import static dev.assay.devshard.ledger.LiveSetTest.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.StateHashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The live set against a plain map and the hash from scratch. */
final class LiveSetPropertiesTest {
    /**
     * Each step is an append (0), a change (1), a removal (2) or a look at the hash (3), of what the second number
     * picks.
     */
    @Property(tries = 200)
    void it_is_a_map_with_a_running_hash(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> kinds,
            @ForAll @IntRange(max = 10_000) int salt) {
        TreeMap<Long, Inference> model = new TreeMap<>();
        LiveSet set = LiveSet.EMPTY;
        List<LiveSet> earlier = new ArrayList<>();
        List<List<Inference>> earlierModels = new ArrayList<>();
        long id = 0;
        for (int step = 0; step < kinds.size(); step++) {
            int pick = (salt + step * 31) % Math.max(1, model.size());
            if (kinds.get(step) <= 5 || model.isEmpty()) {
                id += 1 + (salt + step) % 3;
                set = put(set, model, record(id, 0));
            } else if (kinds.get(step) <= 7) {
                set = put(set, model, record(List.copyOf(model.keySet()).get(pick), step));
            } else if (kinds.get(step) == 8) {
                int modulus = 2 + salt % 5;
                set = set.without(inference -> inference.id() % modulus == 0);
                model.keySet().removeIf(key -> key % modulus == 0);
            } else {
                assertEquals(StateHashes.liveHash(model.values()), set.hash());
            }
            earlier.add(set);
            earlierModels.add(List.copyOf(model.values()));
        }
        for (int i = 0; i < earlier.size(); i++) {
            check(earlierModels.get(i), earlier.get(i));
        }
    }

    private static LiveSet put(LiveSet set, TreeMap<Long, Inference> model, Inference inference) {
        model.put(inference.id(), inference);
        return set.put(inference);
    }

    private static void check(List<Inference> model, LiveSet set) {
        assertEquals(model, set.inferences().toList());
        assertEquals(model.size(), set.size());
        assertEquals(StateHashes.liveHash(model), set.hash());
        for (Inference inference : model) {
            assertEquals(Optional.of(inference), set.find(inference.id()));
        }
        int nine = Math.min(9, model.size());
        assertEquals(
                model.subList(model.size() - nine, model.size()),
                set.youngest(9).toList());
    }
}
