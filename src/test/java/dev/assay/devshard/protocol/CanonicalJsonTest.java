package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalJsonTest {
    @Test
    void keys_are_sorted_at_every_level_and_white_space_goes() throws Exception {
        assertEquals(
                "{\"a\":[{\"x\":1,\"y\":2},[]],\"b\":{},\"c\":null}",
                canonical(" { \"c\" : null , \"b\":{ }, \"a\" : [ {\"y\":2,\"x\":1} , [ ] ] } "));
        assertEquals("[true,false,null]", canonical("[ true, false , null ]"));
    }

    @Test
    void the_order_of_an_array_is_kept() throws Exception {
        assertEquals("[3,1,2]", canonical("[3,1,2]"));
    }

    @Test
    void keys_sort_by_their_utf8_bytes() throws Exception {
        // U+FF5E is less than U+1F600 in UTF-8, and greater in UTF-16.
        assertEquals(
                "{\"\":0,\"A\":1,\"a\":2,\"aa\":3,\"é\":4,\"～\":5,\"😀\":6}",
                canonical("{\"😀\":6,\"～\":5,\"é\":4,\"aa\":3,\"a\":2,\"A\":1,\"\":0}"));
        assertEquals("{\"a😀\":1,\"a😁\":2}", canonical("{\"a😁\":2,\"a😀\":1}"));
    }

    @Test
    void the_last_of_equal_keys_wins_whole() throws Exception {
        assertEquals("{\"a\":{\"y\":2}}", canonical("{\"a\":{\"x\":1},\"a\":{\"y\":2}}"));
        assertEquals("{\"ab\":2}", canonical("{\"ab\":1,\"a\\u0062\":2}"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0",
        "-0.0, -0",
        "0e5, 0",
        "1.0, 1",
        "1.50, 1.5",
        "100, 100",
        "1e2, 100",
        "-1.25e1, -12.5",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "9007199254740993, 9007199254740992",
        "12345678901234567890, 12345678901234567000",
        "18446744073709551615, 18446744073709552000",
        "1e20, 100000000000000000000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "123e19, 1.23e+21",
        "1.5e300, 1.5e+300",
        "0.000001, 0.000001",
        "0.0000012, 0.0000012",
        "0.0000001, 1e-7",
        "0.00000012345, 1.2345e-7",
        "1e-10, 1e-10",
        "2e-3, 0.002",
        "5e-324, 5e-324",
        "4.9e-324, 5e-324",
        "1e-323, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.0e-3, 0.002",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "9007199254740992.5, 9007199254740992",
        "1e-400, 0"
    })
    void numbers_are_doubles_in_the_fewest_digits(String given, String wanted) throws Exception {
        assertEquals(wanted, canonical(given));
    }

    @Test
    void a_number_reads_back_as_itself() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(ShortestNumber.of(value)), () -> Double.toHexString(value));
            }
        }
    }

    @Test
    void text_is_escaped_no_more_than_needed() throws Exception {
        assertEquals("\"<>&/é😀\u007f\"", canonical("\"<>&\\/\\u00e9\\ud83d\\ude00\\u007f\""));
        assertEquals(
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\"", canonical("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F\""));
        assertEquals("\"\\u2028\\u2029\"", canonical("\"\u2028\u2029\""));
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() throws Exception {
        assertEquals("\"a\uFFFDb\"", canonical("\"a\\ud800b\""));
        assertEquals("{\"\uFFFD\":2}", canonical("{\"\\ud800\":1,\"\\udfff\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "[1,]",
                "{\"a\":}",
                "{'a':1}",
                "01",
                "+1",
                ".5",
                "1.",
                "NaN",
                "1e400",
                "-1e999",
                "\"\t\"",
                "\"\\x\"",
                "tru",
                "// c\n1",
                "\uFEFF{}"
            })
    void what_is_not_json_is_refused(String text) {
        assertThrows(MalformedMessage.class, () -> canonical(text));
    }

    @Test
    void what_is_not_utf8_is_refused() {
        assertThrows(MalformedMessage.class, () -> CanonicalJson.promptHash(new byte[] {'"', (byte) 0xff, '"'}));
        assertThrows(
                MalformedMessage.class,
                () -> CanonicalJson.promptHash(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
    }

    @Test
    void nesting_without_end_is_refused_not_crashed_on() {
        assertThrows(MalformedMessage.class, () -> canonical("[".repeat(1_000_000)));
        assertThrows(MalformedMessage.class, () -> canonical("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void prompts_that_mean_the_same_hash_the_same() throws Exception {
        Hash one = CanonicalJson.promptHash("{\"a\":1,\"b\":[2.0]}".getBytes(StandardCharsets.UTF_8));
        assertEquals(one, CanonicalJson.promptHash("{ \"b\":[2], \"a\":1e0 }".getBytes(StandardCharsets.UTF_8)));
    }

    private static String canonical(String json) throws MalformedMessage {
        return CanonicalJson.canonical(json.getBytes(StandardCharsets.UTF_8));
    }
}
