package dev.assay.devshard.gateway.escrow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A whole answer, as chunks, and the request that paid for it. */
public record CachedAnswer(String requestId, List<ObjectNode> chunks) {
    public CachedAnswer {
        chunks = List.copyOf(chunks);
    }

    /** Roughly what it holds of memory. */
    long weight() {
        return chunks.stream()
                .mapToLong(chunk -> 2L * chunk.toString().length())
                .sum();
    }
}
