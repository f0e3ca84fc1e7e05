package dev.assay.devshard.protocol;

import dev.assay.devshard.protocol.wire.DevshardTx;
import java.nio.ByteBuffer;

/**
 * The key of a transaction in a mempool: the first 8 bytes, big-endian, of the SHA-256 of its bytes (contract 4.1).
 * Unsigned.
 */
public record TxHash(long value) {
    public static TxHash of(DevshardTx tx) {
        return new TxHash(
                ByteBuffer.wrap(Hash.sha256(Canonical.bytes(tx)).bytes()).getLong());
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
