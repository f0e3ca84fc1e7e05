package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.SlotSet;
import dev.assay.devshard.protocol.StateHashes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveSetTest {
    @Test
    void an_empty_set_hashes_nothing() {
        assertEquals(StateHashes.liveHash(List.of()), LiveSet.EMPTY.hash());
        assertEquals(Optional.empty(), LiveSet.EMPTY.find(1));
        assertEquals(0, LiveSet.EMPTY.size());
    }

    @Test
    void ids_ascend() {
        LiveSet set = LiveSet.EMPTY.put(record(3, 0));
        assertThrows(IllegalStateException.class, () -> set.put(record(2, 0)));
    }

    static Inference record(long id, long confirmedAt) {
        return new Inference(
                id,
                InferenceStatus.PENDING,
                0,
                "m",
                ByteString.copyFromUtf8("prompt"),
                ByteString.EMPTY,
                1,
                2,
                0,
                0,
                3,
                0,
                4,
                confirmedAt,
                0,
                0,
                SlotSet.EMPTY);
    }
}
