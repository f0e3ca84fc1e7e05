package dev.assay.service;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers in the service's shape where a request fails before any handler saw it: a malformed request line, an
 * ambiguous path, headers too large.
 */
final class EarlyErrors extends ErrorHandler {
    private final ErrorAnswers answers;

    EarlyErrors(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders()
                .put(RequestLog.REQUEST_ID_HEADER, RequestLog.of(request).requestId());
        response.write(
                true,
                ByteBuffer.wrap(answers.body(
                        ErrorAnswers.ofStatus(status), request.getHttpURI().getPath())),
                callback);
    }
}
