package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A recoverable secp256k1 signature: 65 bytes R‖S‖V with V 0 or 1 (contract 3.1). There is no registry of public
 * keys: who signed is what {@link #recover} says. The contract is silent about high S: recovery accepts it, and
 * every signature we make has low S.
 */
public final class Signature {
    /** Bytes in a signature. */
    public static final int LENGTH = 65;

    private final byte[] bytes;

    private Signature(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are exactly 65 bytes */
    public static Signature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a signature has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Signature(bytes.clone());
    }

    public static Signature fromHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public static Signature fromBase64(String base64) {
        return of(Base64.getDecoder().decode(base64));
    }

    /** Who signed the message; empty if these bytes are no signature at all. Never throws on hostile bytes. */
    public static Optional<Address> recover(byte[] message, byte[] signature) {
        if (signature.length != LENGTH || (signature[64] & 0xFE) != 0) {
            return Optional.empty();
        }
        byte[] digest = Hash.sha256(message).bytes();
        byte[] compact = Arrays.copyOf(signature, 64);
        try {
            Secp256k1 curve = Secp256k1.get();
            byte[] publicKey = curve.ecdsaRecover(compact, digest, signature[64]);
            return Optional.of(Address.ofPublicKey(curve.pubKeyCompress(publicKey)));
        } catch (Secp256k1Exception notOnTheCurve) {
            return Optional.empty();
        }
    }

    public static Optional<Address> recover(byte[] message, ByteString signature) {
        return recover(message, signature.toByteArray());
    }

    public Optional<Address> signerOf(byte[] message) {
        return recover(message, bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && Arrays.equals(bytes, signature.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
