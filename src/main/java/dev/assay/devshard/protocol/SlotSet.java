package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** A set of slots 0..127, as records carry it: two little-endian u64, bit = slot (contract 4.1). */
public record SlotSet(long low, long high) {
    /** Slots a set can hold, hence the greatest group. */
    public static final int CAPACITY = 128;

    public static final SlotSet EMPTY = new SlotSet(0, 0);

    /** @throws MalformedMessage unless there are 16 bytes */
    public static SlotSet read(ByteString bytes) throws MalformedMessage {
        if (bytes.size() != 2 * Long.BYTES) {
            throw new MalformedMessage("a set of slots has 16 bytes, not " + bytes.size());
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return new SlotSet(buffer.getLong(), buffer.getLong());
    }

    public SlotSet with(int slot) {
        long bit = 1L << check(slot);
        return slot < 64 ? new SlotSet(low | bit, high) : new SlotSet(low, high | bit);
    }

    public boolean contains(int slot) {
        return ((check(slot) < 64 ? low : high) >>> slot & 1) == 1;
    }

    /** In ascending order. */
    public List<Integer> slots() {
        return IntStream.range(0, CAPACITY).filter(this::contains).boxed().toList();
    }

    /** Always 16 bytes. */
    public ByteString bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        return ByteString.copyFrom(buffer.putLong(low).putLong(high).flip());
    }

    private static int check(int slot) {
        if (slot < 0 || slot >= CAPACITY) {
            throw new IllegalArgumentException("slot " + slot + " is not one of 0.." + (CAPACITY - 1));
        }
        return slot;
    }
}
