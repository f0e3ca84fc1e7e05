package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.openai.ChunkRewriter;
import dev.assay.devshard.gateway.openai.EngineLine;
import dev.assay.devshard.gateway.settings.Redundancy;
import dev.assay.service.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries one host's answer to the client: what is internal stays here, what the engine says is rewritten and passed on.
 * Nothing is passed on before the host has said something, so a host that only clears its throat can still be replaced.
 */
final class AnswerRelay {
    private static final Duration WHOLE_ANSWER = Duration.ofMinutes(20);

    private final HostLink link;
    private final Exchange exchange;
    private final ChunkRewriter rewriter;
    private final AnswerSink sink;
    private final List<ObjectNode> held = new ArrayList<>();
    private boolean said;

    AnswerRelay(HostLink link, Exchange exchange, ChunkRewriter rewriter, AnswerSink sink) {
        this.link = link;
        this.exchange = exchange;
        this.rewriter = rewriter;
        this.sink = sink;
    }

    /** Returns when the answer is whole. */
    void run(Redundancy redundancy, long inputTokens) throws HostFault {
        long end = System.nanoTime() + WHOLE_ANSWER.toNanos();
        while (true) {
            Duration patience = said ? redundancy.stallTimeout() : redundancy.firstTokenTimeout(inputTokens);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Optional<String> data = HostLink.next(exchange.events(), patience.compareTo(left) < 0 ? patience : left);
            if (data.isEmpty()) {
                throw new HostFault(
                        said ? HostFault.Kind.BROKEN : HostFault.Kind.EMPTY, "its stream ended before the answer did");
            }
            if (isEnd(EngineLine.parse(Json.mapper(), data.get()))) {
                return;
            }
        }
    }

    private boolean isEnd(EngineLine line) throws HostFault {
        if (line instanceof EngineLine.Piece piece) {
            rewriter.rewrite(piece.object()).forEach(this::pass);
            return false;
        }
        if (line instanceof EngineLine.Failure failure) {
            throw new HostFault(HostFault.Kind.ENGINE, failure.message(), failure.status());
        }
        if (line instanceof EngineLine.Garbage) {
            throw new HostFault(HostFault.Kind.BROKEN, "its stream holds something that is no JSON object");
        }
        boolean over = line instanceof EngineLine.Done
                || (line instanceof EngineLine.Internal internal && link.takeMempool(internal.event()));
        if (over && !said) {
            throw new HostFault(HostFault.Kind.EMPTY, "its answer is empty");
        }
        return over;
    }

    private void pass(ObjectNode chunk) {
        if (!said && !ChunkRewriter.saysSomething(chunk)) {
            held.add(chunk);
            return;
        }
        said = true;
        held.forEach(sink::chunk);
        held.clear();
        sink.chunk(chunk);
    }
}
