package dev.assay.service;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * What one request's log line says. The server writes exactly one line a request, in logfmt, on the instance's
 * logger; handlers add what only they know. Neither the query nor any header is in it, and long runs of hexadecimal
 * digits, which may be keys, are masked.
 */
public final class RequestLog {
    static final String REQUEST_ID_HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestLog.class.getName();
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern MAYBE_A_KEY = Pattern.compile("[0-9a-fA-F]{64,}");
    private static final Pattern PLAIN = Pattern.compile("[!#-<>-~]+");
    private static final int LONGEST = 200;

    private final String requestId;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private volatile String route = "none";

    private RequestLog(String requestId) {
        this.requestId = requestId;
    }

    /** Adds a field, or replaces it; for instance escrow, nonce, slot. Never a key. */
    public static void put(Context ctx, String field, Object value) {
        RequestLog log = ctx.attribute(ATTRIBUTE);
        if (log != null) {
            log.put(field, value);
        }
    }

    /**
     * The request's id: the client's {@code X-Request-Id} where it sent a harmless one, else a fresh one. It is on
     * the answer too.
     */
    public static String requestId(Context ctx) {
        RequestLog log = ctx.attribute(ATTRIBUTE);
        return log == null ? "none" : log.requestId;
    }

    static RequestLog begin(Request request) {
        String wanted = request.getHeaders().get(REQUEST_ID_HEADER);
        boolean harmless = wanted != null
                && SAFE_ID.matcher(wanted).matches()
                && !MAYBE_A_KEY.matcher(wanted).find();
        RequestLog log = new RequestLog(harmless ? wanted : UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, log);
        return log;
    }

    /** The request's log; fresh where the request never got as far as a handler. */
    static RequestLog of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestLog log ? log : begin(request);
    }

    String requestId() {
        return requestId;
    }

    String route() {
        return route;
    }

    void route(String template) {
        route = template;
    }

    synchronized void put(String field, Object value) {
        fields.put(field, String.valueOf(value));
    }

    synchronized String line(String method, String path, int status, double millis) {
        StringBuilder line = new StringBuilder(160);
        append(line, "method", method);
        append(line, "path", path);
        append(line, "status", Integer.toString(status));
        append(line, "ms", String.format(Locale.ROOT, "%.1f", millis));
        append(line, "request_id", requestId);
        fields.forEach((field, value) -> append(line, field, value));
        return line.toString();
    }

    private static void append(StringBuilder line, String field, String value) {
        if (line.length() > 0) {
            line.append(' ');
        }
        // Masked before it is cut: a key that is cut in half would not look like one.
        String masked = MAYBE_A_KEY.matcher(value).replaceAll("[hex]");
        String bounded = masked.length() > LONGEST ? masked.substring(0, LONGEST) + "..." : masked;
        line.append(field).append('=').append(PLAIN.matcher(bounded).matches() ? bounded : quoted(bounded));
    }

    private static String quoted(String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}+", " ");
        return '"' + escaped + '"';
    }
}
