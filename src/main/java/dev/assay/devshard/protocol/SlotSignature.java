package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;

/** What a slot put under a state; the bytes are whatever came over the wire. */
public record SlotSignature(int slot, ByteString signature) {
    public static SlotSignature of(int slot, byte[] signature) {
        return new SlotSignature(slot, ByteString.copyFrom(signature));
    }
}
