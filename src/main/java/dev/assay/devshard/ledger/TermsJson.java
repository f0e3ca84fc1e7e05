package dev.assay.devshard.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.devshard.protocol.MalformedMessage;

/**
 * Session terms as text, for storage. Equal terms give equal text, so what is stored can be compared as it stands.
 * Reading is strict: a field too many or missing means that the text was written by somebody else.
 */
public final class TermsJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private TermsJson() {}

    public static String write(SessionTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms that are no JSON", e);
        }
    }

    /** @throws MalformedMessage if the text is not what {@link #write} gives */
    public static SessionTerms read(String json) throws MalformedMessage {
        try {
            return JSON.readValue(json, SessionTerms.class);
        } catch (JsonProcessingException e) {
            throw new MalformedMessage("not session terms: " + e.getOriginalMessage(), e);
        }
    }
}
