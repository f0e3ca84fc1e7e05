package dev.assay.devshard.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The column that holds the warm keys a diff bound: {@code {"<slot>":"<address>"}}, null for most diffs. */
final class WarmKeyColumn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<Integer, String>> BY_SLOT = new TypeReference<>() {};

    private WarmKeyColumn() {}

    static String write(Map<Integer, String> warmKeys) throws SQLException {
        if (warmKeys.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(new TreeMap<>(warmKeys));
        } catch (JsonProcessingException unwritable) {
            throw new SQLException("warm keys cannot be written: " + unwritable.getOriginalMessage(), unwritable);
        }
    }

    static Map<Integer, String> read(String column) throws SQLException {
        if (column == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(column, BY_SLOT);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("warm_keys_json is damaged: " + damaged.getOriginalMessage(), damaged);
        }
    }
}
