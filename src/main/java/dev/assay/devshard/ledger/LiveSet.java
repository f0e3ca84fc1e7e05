package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.StateHashes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The live inferences by ascending id: immutable, sharing structure with the sets it came from.
 *
 * <p>The live hash is one SHA-256 over all records, yet a diff touches only the youngest. So records lie in blocks
 * of {@link #BLOCK}, and each block remembers the digest as it stood behind its last record. Changing a record
 * makes new blocks from there to the end and keeps those before it with what they remember; hashing goes on from
 * the last block that remembers. Cost of a diff: the blocks behind its oldest record, whatever lies before.
 *
 * <p>Invariants: blocks are full but for the last; a block remembers only if all before it do.
 */
final class LiveSet {
    static final LiveSet EMPTY = new LiveSet(new Block[0]);

    static final int BLOCK = 16;

    private final Block[] blocks;

    private LiveSet(Block[] blocks) {
        this.blocks = blocks;
    }

    Optional<Inference> find(long id) {
        int block = blockOf(id);
        int index = block < 0 ? -1 : blocks[block].indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(blocks[block].entries[index].inference);
    }

    /** Replaces the record of the same id, or appends one whose id is greater than all. */
    LiveSet put(Inference inference) {
        Entry entry = new Entry(inference, StateHashes.frame(inference));
        int block = blockOf(inference.id());
        int index = block < 0 ? -1 : blocks[block].indexOf(inference.id());
        return index < 0 ? append(entry) : replace(block, index, entry);
    }

    private LiveSet replace(int block, int index, Entry entry) {
        Block[] changed = blocks.clone();
        Entry[] entries = blocks[block].entries.clone();
        entries[index] = entry;
        changed[block] = new Block(entries);
        for (int behind = block + 1; behind < changed.length; behind++) {
            changed[behind] = new Block(blocks[behind].entries);
        }
        return new LiveSet(changed);
    }

    private LiveSet append(Entry entry) {
        if (size() > 0 && Long.compareUnsigned(entry.id(), last().lastId()) <= 0) {
            throw new IllegalStateException("live ids ascend: " + entry.id() + " after " + last().lastId());
        }
        boolean full = blocks.length == 0 || last().entries.length == BLOCK;
        Block[] changed = Arrays.copyOf(blocks, full ? blocks.length + 1 : blocks.length);
        Entry[] entries = full ? new Entry[1] : Arrays.copyOf(last().entries, last().entries.length + 1);
        entries[entries.length - 1] = entry;
        changed[changed.length - 1] = new Block(entries);
        return new LiveSet(changed);
    }

    /** Without those that match; what lies before the first of them is shared. */
    LiveSet without(Predicate<Inference> leaving) {
        int kept = 0;
        while (kept < blocks.length && blocks[kept].none(leaving)) {
            kept++;
        }
        if (kept == blocks.length) {
            return this;
        }
        List<Entry> staying = Arrays.stream(blocks, kept, blocks.length)
                .flatMap(block -> Arrays.stream(block.entries))
                .filter(entry -> !leaving.test(entry.inference))
                .toList();
        List<Block> changed = new ArrayList<>(Arrays.asList(blocks).subList(0, kept));
        for (int from = 0; from < staying.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, staying.size());
            changed.add(new Block(staying.subList(from, to).toArray(Entry[]::new)));
        }
        return new LiveSet(changed.toArray(Block[]::new));
    }

    int size() {
        return blocks.length == 0 ? 0 : (blocks.length - 1) * BLOCK + last().entries.length;
    }

    /** By ascending id. */
    Stream<Inference> inferences() {
        return Arrays.stream(blocks)
                .flatMap(block -> Arrays.stream(block.entries))
                .map(Entry::inference);
    }

    /** The {@code count} of the greatest ids, or all if there are fewer; by ascending id. */
    Stream<Inference> youngest(int count) {
        int from = Math.max(0, size() - count);
        return Arrays.stream(blocks, from / BLOCK, blocks.length)
                .flatMap(block -> Arrays.stream(block.entries))
                .skip(from % BLOCK)
                .map(Entry::inference);
    }

    /** The live hash (contract 4.2). */
    Hash hash() {
        if (blocks.length == 0) {
            return StateHashes.liveHash(List.of());
        }
        int known = blocks.length;
        while (known > 0 && blocks[known - 1].behind == null) {
            known--;
        }
        for (int block = known; block < blocks.length; block++) {
            MessageDigest digest = block == 0 ? StateHashes.newDigest() : copyOf(blocks[block - 1].behind);
            for (Entry entry : blocks[block].entries) {
                digest.update(entry.frame);
            }
            blocks[block].behind = digest;
        }
        return Hash.of(copyOf(last().behind).digest());
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's SHA-256 cannot be copied", e);
        }
    }

    /** The block that holds the id if any does; -1 if the id is less than all. */
    private int blockOf(long id) {
        int low = 0;
        int high = blocks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(blocks[middle].entries[0].id(), id) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private Block last() {
        return blocks[blocks.length - 1];
    }

    private record Entry(Inference inference, byte[] frame) {
        long id() {
            return inference.id();
        }
    }

    private static final class Block {
        private final Entry[] entries;

        /**
         * The digest behind the last entry; never updated, only copied. Written once, by whoever hashes first: the
         * thread that makes a ledger, before anyone else can see that ledger.
         */
        private MessageDigest behind;

        private Block(Entry[] entries) {
            this.entries = entries;
        }

        private int indexOf(long id) {
            for (int index = 0; index < entries.length; index++) {
                if (entries[index].id() == id) {
                    return index;
                }
            }
            return -1;
        }

        private boolean none(Predicate<Inference> leaving) {
            return Arrays.stream(entries).map(Entry::inference).noneMatch(leaving);
        }

        private long lastId() {
            return entries[entries.length - 1].id();
        }
    }
}
