package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A private key together with its digits, for whoever has to hand it over to a service.
 *
 * @param hex 64 hex digits; a secret
 */
public record SecretKey(String hex, PrivateKey key) {
    /** A fresh random key. */
    public static SecretKey generate() {
        byte[] digits = new byte[32];
        new SecureRandom().nextBytes(digits);
        // A number beyond the curve's order has 128 leading one bits; this one cannot.
        digits[0] &= 0x7f;
        return of(HexFormat.of().formatHex(digits));
    }

    /** @throws IllegalArgumentException if that is no key */
    public static SecretKey of(String hex) {
        return new SecretKey(hex, PrivateKey.fromHex(hex));
    }

    /** Never the digits. */
    @Override
    public String toString() {
        return "SecretKey of " + key.address();
    }
}
