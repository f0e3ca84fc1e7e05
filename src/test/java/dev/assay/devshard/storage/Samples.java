package dev.assay.devshard.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sessions and diffs that differ wherever they could be mixed up. */
final class Samples {
    static final String ESCROW = "7";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    private Samples() {}

    static StoredSession session(String escrowId) {
        return StoredSession.fresh(
                escrowId,
                3,
                "v1",
                "gonka1creator" + escrowId,
                "{\"fee\":" + escrowId + ",\"name\":\"Ünïcödé ☂\"}",
                "[\"gonka1a\",\"gonka1b\",\"gonka1c\"]",
                1_000_000);
    }

    static StoredDiff diff(long nonce) {
        return diff(nonce, "diff");
    }

    /** @param author makes the diffs of two writers of one nonce differ */
    static StoredDiff diff(long nonce, String author) {
        return new StoredDiff(
                nonce,
                bytes(author + " txs " + nonce, 300),
                bytes(author + " signature " + nonce, 65),
                nonce % 5 == 0 ? new byte[0] : bytes("root " + nonce, 32),
                bytes("root " + nonce, 32),
                nonce % 4 == 0 ? Map.of(2, "gonka1warm", 11, "gonka1warmer") : Map.of(),
                NOON.plusMillis(nonce));
    }

    static StoredSignature signature(int slot) {
        return new StoredSignature(slot, bytes("own signature " + slot, 65));
    }

    static StoredSeal seal(long inferenceId, long sealedNonce) {
        return new StoredSeal(inferenceId, sealedNonce, bytes("record " + inferenceId, 120));
    }

    /** @param answer makes two executions of one inference differ */
    static StoredWork work(long inferenceId, String answer) {
        return new StoredWork(
                inferenceId,
                bytes("receipt " + inferenceId, 65),
                1_700_000_000 + inferenceId,
                bytes("prompt " + inferenceId, 200),
                bytes(answer, 300),
                bytes("finish " + inferenceId, 90));
    }

    static byte[] bytes(String content, int length) {
        return Arrays.copyOf(content.getBytes(StandardCharsets.UTF_8), length);
    }

    static void append(SessionStore store, String escrowId, StoredDiff diff) {
        store.append(escrowId, diff, List.of(), List.of());
    }

    /** Appends the diffs 1 to {@code last}. */
    static void appendUpTo(SessionStore store, String escrowId, long last) {
        for (long nonce = 1; nonce <= last; nonce++) {
            append(store, escrowId, diff(nonce));
        }
    }
}
