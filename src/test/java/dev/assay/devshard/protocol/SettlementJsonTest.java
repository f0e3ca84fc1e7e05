package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettlementJsonTest {
    private static final Settlement SETTLEMENT = new Settlement(
            "7",
            "v2",
            ByteString.copyFromUtf8("root"),
            12,
            13_000,
            ByteString.copyFromUtf8("rest"),
            List.of(new SlotStats(1, 2, 3, 4, 5, 6)),
            List.of(SlotSignature.of(1, new byte[] {1, 2, 3})));

    private static final String JSON =
            "{\"escrow_id\":\"7\",\"version\":\"v2\",\"state_root\":\"cm9vdA==\",\"nonce\":12,"
                    + "\"fees\":13000,\"rest_hash\":\"cmVzdA==\",\"host_stats\":[{\"slot_id\":1,\"missed\":2,\"invalid\":3,"
                    + "\"cost\":4,\"required_validations\":5,\"completed_validations\":6}],"
                    + "\"signatures\":[{\"slot_id\":1,\"signature\":\"AQID\"}]}";

    @Test
    void it_is_written_as_the_contract_spells_it() {
        assertEquals(JSON, SettlementJson.write(SETTLEMENT));
    }

    @Test
    void it_reads_back() throws Exception {
        assertEquals(SETTLEMENT, read(JSON));
        assertEquals(SETTLEMENT, read(JSON.replaceFirst("\\{", "{\"more\":{},")));
    }

    @Test
    void a_zero_may_be_left_out() throws Exception {
        Settlement read = read(JSON.replace("\"missed\":2,\"invalid\":3,", ""));
        assertEquals(new SlotStats(1, 0, 0, 4, 5, 6), read.hostStats().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"escrow_id\":\"7\",|",
                "\"fees\":13000,|",
                "\"nonce\":12|\"nonce\":-0.5",
                "\"nonce\":12|\"nonce\":18446744073709551616",
                "\"cm9vdA==\"|\"%%%\"",
                "\"slot_id\":1,\"signature\"|\"signature\"",
                "\"signature\":\"AQID\"|\"signature\":null",
                "[{\"slot_id\":1,\"signature\":\"AQID\"}]|[null]",
                "[{\"slot_id\":1,\"signature\":\"AQID\"}]|{}",
                "\"missed\":2|\"missed\":2147483648",
                "}]}|}]}x"
            })
    void what_is_no_settlement_is_refused(String part, String instead) {
        String bad = JSON.replace(part, instead == null ? "" : instead);
        assertThrows(MalformedMessage.class, () -> read(bad), bad);
    }

    @Test
    void nothing_is_no_settlement() {
        assertThrows(MalformedMessage.class, () -> read("null"));
        assertThrows(MalformedMessage.class, () -> read(""));
    }

    private static Settlement read(String json) throws MalformedMessage {
        return SettlementJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
