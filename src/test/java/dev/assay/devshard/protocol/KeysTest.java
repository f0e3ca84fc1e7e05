package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys, addresses, signatures. */
final class KeysTest {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    private final PrivateKey key = PrivateKey.derive("seed");

    @Test
    void a_key_never_shows_itself() {
        String secret = "00000000000000000000000000000000000000000000000000000000000000a7";
        assertFalse(PrivateKey.fromHex(secret).toString().contains("a7"), "toString");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> PrivateKey.fromHex(secret + "0"));
        assertFalse(refused.getMessage().contains("a7"), refused.getMessage());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "11",
                "0x0000000000000000000000000000000000000000000000000000000000000011",
                "000000000000000000000000000000000000000000000000000000000000001g",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
            })
    void what_is_no_key_is_refused(String hex) {
        assertThrows(IllegalArgumentException.class, () -> PrivateKey.fromHex(hex));
    }

    @Test
    void a_seed_gives_the_same_key_and_chance_another() {
        assertEquals(key.address(), PrivateKey.derive("seed").address());
        assertNotEquals(PrivateKey.generate().address(), PrivateKey.generate().address());
    }

    @Test
    void the_signer_is_recovered() {
        assertEquals(Optional.of(key.address()), Signature.recover(MESSAGE, key.sign(MESSAGE)));
        assertNotEquals(
                Optional.of(key.address()),
                Signature.recover("other".getBytes(StandardCharsets.UTF_8), key.sign(MESSAGE)));
    }

    @Test
    void signatures_are_deterministic_with_low_s_and_a_recovery_id_of_0_or_1() {
        for (int i = 0; i < 50; i++) {
            byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
            byte[] signature = key.sign(message);
            assertEquals(Signature.of(signature), Signature.of(key.sign(message)));
            BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
            assertTrue(s.compareTo(ORDER.shiftRight(1)) <= 0, "low s");
            assertTrue(signature[64] == 0 || signature[64] == 1, "recovery id " + signature[64]);
        }
    }

    @Test
    void a_high_s_recovers_to_the_same_signer() {
        byte[] signature = key.sign(MESSAGE);
        BigInteger high = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
        byte[] bytes = high.toByteArray();
        System.arraycopy(bytes, bytes.length - 32, signature, 32, 32);
        signature[64] ^= 1;
        assertEquals(Optional.of(key.address()), Signature.recover(MESSAGE, signature));
    }

    @Test
    void bytes_that_are_no_signature_recover_nobody() {
        byte[] good = key.sign(MESSAGE);
        assertEquals(Optional.empty(), Signature.recover(MESSAGE, new byte[0]));
        assertEquals(Optional.empty(), Signature.recover(MESSAGE, Arrays.copyOf(good, 64)));
        assertEquals(Optional.empty(), Signature.recover(MESSAGE, Arrays.copyOf(good, 66)));
        assertEquals(Optional.empty(), Signature.recover(MESSAGE, new byte[65]));
        byte[] allOnes = new byte[65];
        Arrays.fill(allOnes, 0, 64, (byte) 0xff);
        assertEquals(Optional.empty(), Signature.recover(MESSAGE, allOnes));
        for (int v : new int[] {2, 3, 4, 27, 28, 255}) {
            byte[] other = good.clone();
            other[64] = (byte) v;
            assertEquals(Optional.empty(), Signature.recover(MESSAGE, other), "recovery id " + v);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu8", // checksum
                "GONKA1F7VMHA6HQLJYHS405EFN0HKWJ98GZ74VP40VU9", // upper case
                "cosmos1f7vmha6hqljyhs405efn0hkwj98gz74vfv9tcd", // prefix
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "gonka1",
                "f7vmha6hqljyhs405efn0hkwj98gz74vp40vu9",
                "not an address"
            })
    void what_is_no_address_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
        assertEquals(Optional.empty(), Address.tryParse(text));
    }

    @Test
    void an_address_reads_back() {
        assertEquals(key.address(), Address.parse(key.address().value()));
        assertEquals(Optional.of(key.address()), Address.tryParse(key.address().toString()));
    }
}
