package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a request body and finds everything that is wrong with it. The first problem is told, of the others how many
 * there are (contract section 2).
 */
public final class Inspection {
    private final int status;
    private final List<InvalidRequest> problems = new ArrayList<>();

    /** @param status of the answer that tells the problems */
    public Inspection(int status) {
        this.status = status;
    }

    /** @throws InvalidRequest at once when the body is no JSON object */
    public Member read(byte[] body) {
        try {
            ObjectNode object = Json.object(body);
            return new Member(this, "", object);
        } catch (ApiError e) {
            throw new InvalidRequest(status, e.code(), null, e.getMessage());
        }
    }

    /** Notes a problem and goes on. */
    public void note(String param, String message) {
        note("invalid_value", param, message);
    }

    public void note(String code, String param, String message) {
        problems.add(new InvalidRequest(status, code, param, message));
    }

    /** @throws InvalidRequest when there were problems */
    public void end() {
        if (problems.isEmpty()) {
            return;
        }
        InvalidRequest first = problems.get(0);
        if (problems.size() == 1) {
            throw first;
        }
        String message = first.getMessage() + " (and " + (problems.size() - 1) + " more)";
        throw new InvalidRequest(status, first.code(), first.param(), message);
    }
}
