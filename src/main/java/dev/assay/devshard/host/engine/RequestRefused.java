package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * The engine has looked at the request and will not serve it: a prompt beyond its context, a member it does not take. That is
 * no failure of the host. The refusal is the work: every other host's engine says the same, the gateway passes it on to the
 * client with its own code (contract 2.1), and no token is paid for.
 */
final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1L;
    /** About the request. Others are about the host's access (401, 403, 404) or the engine's state. */
    private static final Set<Integer> STATUSES = Set.of(400, 413, 422);

    private final int status;

    RequestRefused(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    static boolean isMeantBy(int status) {
        return STATUSES.contains(status);
    }

    /** One line, as engines write an error into a stream. */
    Completion completion() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("error")
                .put("message", getMessage())
                .put("type", "invalid_request_error")
                .put("code", status);
        return new Completion(List.of(line.toString().getBytes(UTF_8)), 0, 0);
    }
}
