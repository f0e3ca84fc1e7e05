package dev.assay.devshard.host.timeout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.TimeBounds;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Finish;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether what an executor shows is its own, and about this inference; what is not, protects nobody from being late
 * (D32).
 */
final class ShownWork {
    private ShownWork() {}

    /** @param answer of a challenge: {@code receipt} in base64, {@code confirmed_at} in unix seconds */
    static boolean receipt(HostSession session, Inference record, JsonNode answer, Instant now) {
        long confirmedAt = answer.path("confirmed_at").asLong();
        return bytes(answer.path("receipt"))
                .filter(signature -> isReceipt(session, record, confirmedAt, signature, now))
                .isPresent();
    }

    /** Whether a receipt is among these. */
    static boolean confirm(HostSession session, Inference record, List<DevshardTx> txs, Instant now) {
        return txs.stream()
                .filter(DevshardTx::hasConfirm)
                .map(DevshardTx::getConfirm)
                .filter(confirm -> confirm.getInferenceId() == record.id())
                .anyMatch(confirm -> isReceipt(
                        session,
                        record,
                        confirm.getConfirmedAt(),
                        confirm.getExecutorSig().toByteArray(),
                        now));
    }

    /** Whether the finish is among these. */
    static boolean finish(HostSession session, Inference record, List<DevshardTx> txs) {
        return txs.stream().filter(DevshardTx::hasFinish).anyMatch(tx -> isOf(session, record, tx.getFinish()));
    }

    /** Those that can be read. @param base64 a mempool as hosts show it */
    static List<DevshardTx> transactions(JsonNode base64) {
        List<DevshardTx> txs = new ArrayList<>();
        base64.forEach(each -> bytes(each).flatMap(ShownWork::transaction).ifPresent(txs::add));
        return txs;
    }

    private static boolean isReceipt(
            HostSession session, Inference record, long confirmedAt, byte[] signature, Instant now) {
        byte[] content = SigningContent.receipt(record, session.terms().escrowId(), confirmedAt);
        return TimeBounds.isConfirmation(record.startedAt(), confirmedAt, now)
                && Signature.recover(content, signature)
                        .filter(signer -> session.speaksFor(record.executorSlot(), signer))
                        .isPresent();
    }

    private static boolean isOf(HostSession session, Inference record, Finish finish) {
        return finish.getInferenceId() == record.id()
                && finish.getExecutorSlot() == record.executorSlot()
                && finish.getEscrowId().equals(session.terms().escrowId())
                && Signature.recover(SigningContent.finish(finish), finish.getProposerSig())
                        .filter(signer -> session.speaksFor(record.executorSlot(), signer))
                        .isPresent();
    }

    private static Optional<byte[]> bytes(JsonNode base64) {
        try {
            return Optional.ofNullable(base64.binaryValue());
        } catch (IOException garbage) {
            return Optional.empty();
        }
    }

    private static Optional<DevshardTx> transaction(byte[] bytes) {
        try {
            return Optional.of(Canonical.decodeTx(bytes));
        } catch (MalformedMessage garbage) {
            return Optional.empty();
        }
    }
}
