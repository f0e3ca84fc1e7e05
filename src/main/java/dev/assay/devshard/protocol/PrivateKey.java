package dev.assay.devshard.protocol;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A secp256k1 key. It can sign and say its address; it never shows itself. */
public final class PrivateKey {
    private final byte[] secret;
    private final byte[] publicKey;
    private final Address address;

    private PrivateKey(byte[] secret) {
        Secp256k1 curve = Secp256k1.get();
        this.secret = secret;
        this.publicKey = curve.pubKeyCompress(curve.pubkeyCreate(secret));
        this.address = Address.ofPublicKey(publicKey);
    }

    /**
     * @param hex 64 hex digits, no 0x
     * @throws IllegalArgumentException if that is no key; the text never repeats what was given
     */
    public static PrivateKey fromHex(String hex) {
        byte[] secret = null;
        if (hex != null && hex.matches("[0-9a-fA-F]{64}")) {
            secret = HexFormat.of().parseHex(hex);
        }
        if (secret == null) {
            throw new IllegalArgumentException("a private key is 64 hex digits");
        }
        if (!Secp256k1.get().secKeyVerify(secret)) {
            throw new IllegalArgumentException("a private key is between 1 and the order of the curve");
        }
        return new PrivateKey(secret);
    }

    /** A fresh random key. */
    public static PrivateKey generate() {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[32];
        do {
            random.nextBytes(secret);
        } while (!Secp256k1.get().secKeyVerify(secret));
        return new PrivateKey(secret);
    }

    /** The same key for the same seed: SHA-256 of its UTF-8 bytes. For tests; a seed is no secret. */
    public static PrivateKey derive(String seed) {
        return new PrivateKey(Hash.sha256(seed.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    public Address address() {
        return address;
    }

    /** The compressed public key, 33 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** Signs SHA-256(message), RFC 6979, low S: 65 bytes R‖S‖V. */
    public byte[] sign(byte[] message) {
        Secp256k1 curve = Secp256k1.get();
        byte[] digest = Hash.sha256(message).bytes();
        byte[] compact = curve.sign(digest, secret);
        byte[] signature = Arrays.copyOf(compact, Signature.LENGTH);
        for (byte recovery = 0; recovery <= 1; recovery++) {
            if (Arrays.equals(publicKey, curve.pubKeyCompress(curve.ecdsaRecover(compact, digest, recovery)))) {
                signature[64] = recovery;
                return signature;
            }
        }
        throw new IllegalStateException("neither recovery id gives back the key of " + address);
    }

    @Override
    public String toString() {
        return "PrivateKey of " + address;
    }
}
