package dev.assay.acceptance.client;

import java.util.List;

/** What the gateway knows of and has not put in a diff yet (GET debug/pending). */
public record PendingWork(long nonce, List<PendingTx> pending) {
    /** @param id the inference it is about */
    public record PendingTx(String type, long id) {}

    static PendingWork of(Document document) {
        List<PendingTx> pending = document.json().path("pending").isNull()
                ? List.of()
                : document.each("pending", tx -> new PendingTx(tx.text("type"), tx.number("id")));
        return new PendingWork(document.number("nonce"), pending);
    }
}
