package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One encoding, and only that one decodes. */
final class CanonicalTest {
    private static final PrivateKey KEY = PrivateKey.derive("key");

    @Test
    void every_kind_of_transaction_reads_back() throws Exception {
        List<DevshardTx> all = List.of(
                Transactions.start(1, Hash.ZERO, "m", 2, 3, 4),
                Transactions.confirm(1, new byte[65], 5),
                Transactions.finish(KEY, "1", 1, Hash.ZERO, 1, 2, 0),
                Transactions.timeout(
                        1,
                        TimeoutReason.TIMEOUT_REASON_REFUSED,
                        List.of(Transactions.timeoutVote(KEY, "1", 1, TimeoutReason.TIMEOUT_REASON_REFUSED, 0, true))),
                Transactions.validation(KEY, "1", 1, 2, true),
                Transactions.vote(KEY, "1", 1, 2, false),
                DevshardTx.newBuilder().setRevealSeed(ByteString.EMPTY).build(),
                Transactions.finalizeRound());
        for (DevshardTx tx : all) {
            assertEquals(tx, Canonical.decodeTx(Canonical.bytes(tx)), Transactions.describe(tx));
        }
    }

    @Test
    void a_finalize_round_is_there_though_it_is_empty() {
        assertArrayEquals(HexFormat.of().parseHex("4200"), Canonical.bytes(Transactions.finalizeRound()));
    }

    @Test
    void a_reveal_seed_keeps_its_bytes_whatever_they_are() throws Exception {
        byte[] bytes = HexFormat.of().parseHex("3a0408011200");
        assertArrayEquals(bytes, Canonical.bytes(Canonical.decodeTx(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "ff, no message",
        "0a, cut short",
        "0a020801ff, trailing garbage",
        "42004200, a oneof given twice",
        "4a00, an unknown field",
        "0a043a020801, an unknown field inside a start",
        "0a02080100, a trailing zero",
        "0a03088100, a padded number",
        "0a020800, a default value written out",
        "0a0410012202, cut short inside",
        "0a0438012001, fields out of order",
        "0a051a03fffefd, a model that is not UTF-8"
    })
    void what_is_not_canonical_is_refused(String hex, String what) {
        assertThrows(
                MalformedMessage.class, () -> Canonical.decodeTx(HexFormat.of().parseHex(hex)), what);
    }

    @Test
    void a_diff_with_an_empty_transaction_is_refused() {
        assertThrows(
                MalformedMessage.class,
                () -> Canonical.decodeDiff(HexFormat.of().parseHex("08011200")));
    }

    @Test
    void transactions_say_what_they_are() {
        assertEquals(
                "start(18446744073709551615)", Transactions.describe(Transactions.start(-1, Hash.ZERO, "", 0, 0, 0)));
        assertEquals("finalize-round", Transactions.describe(Transactions.finalizeRound()));
        assertEquals("empty transaction", Transactions.describe(DevshardTx.getDefaultInstance()));
    }
}
