package dev.assay.devshard.storage;

import java.util.Objects;

/**
 * One session row (contract 6.2).
 *
 * @param escrowId the escrow, which is the session's id everywhere
 * @param epoch chain epoch of the escrow; pinned
 * @param version bind version, the runtime name out of the route ({@code v1} for the legacy prefix); pinned
 * @param creator address of the escrow's creator
 * @param termsJson what the ledger was opened with, as the ledger writes it
 * @param groupJson the ordered slots, as the caller writes them
 * @param initialBalance the escrow's amount before the creation fee
 * @param latestNonce nonce of the last diff kept; 0 when there is none
 * @param lastFinalized highest nonce whose signatures reached the quorum; 0 when there is none
 * @param status active until marked settled
 */
public record StoredSession(
        String escrowId,
        long epoch,
        String version,
        String creator,
        String termsJson,
        String groupJson,
        long initialBalance,
        long latestNonce,
        long lastFinalized,
        SessionStatus status) {
    public StoredSession {
        Objects.requireNonNull(escrowId, "escrowId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(creator, "creator");
        Objects.requireNonNull(termsJson, "termsJson");
        Objects.requireNonNull(groupJson, "groupJson");
        Objects.requireNonNull(status, "status");
    }

    /** A session that has no diff yet. */
    public static StoredSession fresh(
            String escrowId,
            long epoch,
            String version,
            String creator,
            String termsJson,
            String groupJson,
            long initialBalance) {
        return new StoredSession(
                escrowId, epoch, version, creator, termsJson, groupJson, initialBalance, 0, 0, SessionStatus.ACTIVE);
    }
}
