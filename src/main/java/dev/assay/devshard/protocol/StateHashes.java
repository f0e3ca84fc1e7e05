package dev.assay.devshard.protocol;

import com.google.protobuf.CodedOutputStream;
import dev.assay.devshard.protocol.wire.HostStatsContainer;
import dev.assay.devshard.protocol.wire.InferenceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hashes that make a state root (contract 4.2), from scratch and in no hurry: what an incremental ledger must
 * agree with.
 */
public final class StateHashes {
    private StateHashes() {}

    /** A fresh SHA-256, for hashes made piece by piece. */
    public static MessageDigest newDigest() {
        return Hash.newDigest();
    }

    /** The root of a session's state. @param fees unsigned, cumulated */
    public static Hash root(Hash statsHash, long fees, Hash restHash, String versionTag, Phase phase) {
        return Hash.sha256(
                statsHash.bytes(),
                be8(fees),
                restHash.bytes(),
                Hash.sha256(versionTag.getBytes(StandardCharsets.UTF_8)).bytes(),
                new byte[] {phase.code()});
    }

    public static Hash restHash(long balance, Hash inferencesHash, Hash warmHash) {
        return Hash.sha256(be8(balance), inferencesHash.bytes(), warmHash.bytes());
    }

    public static Hash inferencesHash(Hash sealedAccumulator, Hash liveHash) {
        return Hash.sha256(sealedAccumulator.bytes(), liveHash.bytes());
    }

    /** In any order; hashed by ascending unsigned id. */
    public static Hash liveHash(Collection<Inference> live) {
        MessageDigest digest = newDigest();
        live.stream()
                .sorted(Comparator.comparing(Inference::id, Long::compareUnsigned))
                .forEach(inference -> digest.update(frame(inference)));
        return Hash.ending(digest);
    }

    /** One live record as it goes into the live hash: a length-delimited field 1. */
    public static byte[] frame(Inference inference) {
        InferenceRecord record = inference.wire();
        byte[] frame = new byte[CodedOutputStream.computeMessageSize(1, record)];
        CodedOutputStream out = CodedOutputStream.newInstance(frame);
        try {
            out.writeMessage(1, record);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the right size overflowed", e);
        }
        return frame;
    }

    public static Hash warmHash(Map<Integer, Address> warmKeys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(warmKeys).forEach((slot, address) -> {
            byte[] text = address.value().getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(be4(slot));
            bytes.writeBytes(be4(text.length));
            bytes.writeBytes(text);
        });
        return Hash.sha256(bytes.toByteArray());
    }

    /** In any order; every slot of the group must be among them, even if all zero. */
    public static Hash statsHash(Collection<SlotStats> stats) {
        HostStatsContainer.Builder container = HostStatsContainer.newBuilder();
        stats.stream()
                .sorted(Comparator.comparingInt(SlotStats::slot))
                .forEach(entry -> container.addEntries(entry.wire()));
        return Hash.sha256(Canonical.bytes(container.build()));
    }

    /** Folds one record into the sealed accumulator. */
    public static Hash seal(Hash accumulator, long sealNonce, Inference inference) {
        return Hash.sha256(accumulator.bytes(), be8(sealNonce), be8(inference.id()), inference.canonical());
    }

    private static byte[] be8(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] be4(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
