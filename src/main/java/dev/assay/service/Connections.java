package dev.assay.service;

import io.javalin.http.Context;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/** Cuts sockets without a word: what the client sees when a process dies. */
final class Connections {
    private Connections() {}

    static void cut(Context ctx) {
        of(ServletContextRequest.getServletContextRequest(ctx.req())).close();
    }

    /** What has been answered still reaches the client, then its connection ends. */
    static void closeAfterAnswer(Context ctx) {
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        EndPoint connection = of(request);
        Request.addCompletionListener(request, outcome -> connection.close());
    }

    static void cutAll(ServerConnector connector) {
        connector.getConnectedEndPoints().forEach(EndPoint::close);
    }

    static void cutAllBut(ServerConnector connector, Set<EndPoint> spared) {
        connector.getConnectedEndPoints().stream()
                .filter(endPoint -> !spared.contains(endPoint))
                .forEach(EndPoint::close);
    }

    static EndPoint of(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
