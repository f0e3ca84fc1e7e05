package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.text.Turn;
import dev.assay.service.ApiError;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The responses of one API that were to be stored, in memory; the oldest make room. */
final class StoredResponses {
    private static final int MOST = 1_000;

    private final Map<String, Stored> byId = new LinkedHashMap<>();

    /**
     * @param items of the input
     * @param turns of the whole conversation, with the answer
     */
    record Stored(ObjectNode response, List<ObjectNode> items, List<Turn> turns) {}

    synchronized void put(Stored stored) {
        byId.put(stored.response().path("id").textValue(), stored);
        if (byId.size() > MOST) {
            Iterator<String> oldestFirst = byId.keySet().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    /** @throws ApiError 404 */
    synchronized Stored get(String id) {
        Stored stored = byId.get(id);
        if (stored == null) {
            throw ApiError.notFound("there is no response with that id");
        }
        return stored;
    }

    /** @throws ApiError 404 */
    synchronized void delete(String id) {
        get(id);
        byId.remove(id);
    }
}
