package dev.assay.service;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A request whose body may not grow beyond a limit. What comes after the limit is read and thrown away (up to a
 * second, larger limit), because a client that is still sending would otherwise see a reset connection instead of the
 * answer 413.
 */
final class BoundedBody extends Request.Wrapper {
    private static final long PATIENCE = 8;

    private final long limit;
    private long seen;

    BoundedBody(Request wrapped, long limit) {
        super(wrapped);
        this.limit = limit;
    }

    @Override
    public Content.Chunk read() {
        while (true) {
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            seen += chunk.remaining();
            if (seen <= limit) {
                return chunk;
            }
            boolean enough = chunk.isLast() || seen > limit * PATIENCE;
            chunk.release();
            if (enough) {
                return Content.Chunk.from(new BodyTooLarge(limit), true);
            }
        }
    }
}
