package dev.assay.devshard.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.Crypto;
import java.util.Locale;
import java.util.Optional;

/**
 * A participant's account: bech32 (not bech32m) of RIPEMD-160(SHA-256(compressed public key)) under the prefix
 * {@code gonka} (contract 3.1). Always held in lower case, so equal accounts are equal values.
 */
public record Address(@JsonValue String value) implements Comparable<Address> {
    public static final String PREFIX = "gonka";

    private static final int ACCOUNT_BYTES = 20;

    /** @throws IllegalArgumentException if it is not a bech32 address of a 20-byte account with our prefix */
    public Address {
        String fault = faultOf(value);
        if (fault != null) {
            throw new IllegalArgumentException("\"" + value + "\" is not a " + PREFIX + " address: " + fault);
        }
    }

    /** @throws IllegalArgumentException if it is not a bech32 address of a 20-byte account with our prefix */
    @JsonCreator
    public static Address parse(String text) {
        return new Address(text);
    }

    /** The address, or empty if the text is none. */
    public static Optional<Address> tryParse(String text) {
        return faultOf(text) == null ? Optional.of(new Address(text)) : Optional.empty();
    }

    /** @param compressedPublicKey 33 bytes */
    public static Address ofPublicKey(byte[] compressedPublicKey) {
        if (compressedPublicKey.length != 33) {
            throw new IllegalArgumentException(
                    "a compressed public key has 33 bytes, not " + compressedPublicKey.length);
        }
        return new Address(Bech32.encodeBytes(PREFIX, Crypto.hash160(compressedPublicKey), Bech32.Encoding.Bech32));
    }

    private static String faultOf(String text) {
        if (text == null) {
            return "nothing there";
        }
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            return "it is not in lower case";
        }
        try {
            var decoded = Bech32.decodeBytes(text, false);
            if (!decoded.getFirst().equals(PREFIX)) {
                return "its prefix is " + decoded.getFirst();
            }
            if (decoded.getThird() != Bech32.Encoding.Bech32) {
                return "it is not plain bech32";
            }
            int length = decoded.getSecond().length;
            return length == ACCOUNT_BYTES ? null : "it holds " + length + " bytes, not " + ACCOUNT_BYTES;
        } catch (RuntimeException e) {
            return "it is not bech32";
        }
    }

    @Override
    public int compareTo(Address other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
