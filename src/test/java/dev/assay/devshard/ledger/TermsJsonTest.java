package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.MalformedMessage;
import org.junit.jupiter.api.Test;

final class TermsJsonTest {
    private static final SessionTerms TERMS = new Network(3).terms();

    @Test
    void what_is_written_reads_back_equal() throws Exception {
        String json = TermsJson.write(TERMS);
        assertEquals(TERMS, TermsJson.read(json));
        assertEquals(json, TermsJson.write(TermsJson.read(json)));
    }

    @Test
    void a_field_missing_or_too_many_is_refused() {
        String json = TermsJson.write(TERMS);
        assertThrows(MalformedMessage.class, () -> TermsJson.read(json.replaceFirst("\"amount\":[0-9]+,", "")));
        assertThrows(MalformedMessage.class, () -> TermsJson.read(json.replaceFirst("\\{", "{\"more\":1,")));
        assertThrows(MalformedMessage.class, () -> TermsJson.read("{"));
        assertThrows(MalformedMessage.class, () -> TermsJson.read(json.replaceFirst("gonka1", "gonka2")));
    }
}
