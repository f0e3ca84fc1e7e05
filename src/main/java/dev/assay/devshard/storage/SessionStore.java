package dev.assay.devshard.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What must survive the process: one row a session, its diffs in unbroken order from nonce 1, the state signatures of the
 * group, the inferences folded out of the live set (contract 6), and what this host has executed of the others.
 *
 * <p>Every writing method is one transaction: it has happened, durably, when it returns, and not at all when it throws,
 * with one exception that {@link StorageFailure} explains. Expose the effects of a write (an answer, a signature) only
 * after it returned. All methods may be called from many threads and, for one database, from many processes.
 *
 * <p>Every method throws {@link StorageFailure} when the database cannot be used; the store itself stays usable, and works
 * again when the database does.
 */
public interface SessionStore extends AutoCloseable {

    /** The session of this escrow, settled or not. */
    Optional<StoredSession> find(String escrowId);

    /**
     * Keeps a new session. A session already kept with the same escrow, epoch, version, creator, terms, group and balance
     * is left alone, however far it has come: creating twice is safe. A new session starts at nonce 0, active, whatever the
     * argument says of that.
     *
     * @throws VersionRequired the session's version is blank
     * @throws SessionConflict a different session is kept under this escrow; the kept one is unchanged
     */
    void create(StoredSession session);

    /**
     * Adds the next diffs in order, all or none, each with everything that becomes true with it.
     *
     * @throws NonceConflict a diff is not the successor of the one before it, or the first not of the latest one kept: a
     *     repetition, a hole, or another process was first; nothing is written
     * @throws SessionUnknown no session is kept under this escrow
     */
    void append(String escrowId, List<Addition> next);

    /** Adds the next diff. */
    default void append(
            String escrowId,
            StoredDiff diff,
            List<StoredSignature> signatures,
            List<StoredSeal> sealed,
            OrderChange orders) {
        append(escrowId, List.of(new Addition(diff, signatures, sealed, orders)));
    }

    /** Adds the next diff of a session in which this store's owner orders nothing. */
    default void append(String escrowId, StoredDiff diff, List<StoredSignature> signatures, List<StoredSeal> sealed) {
        append(escrowId, diff, signatures, sealed, OrderChange.NONE);
    }

    /** An order that is open; empty where it was not this store's owner's, or is closed. */
    Optional<StoredOrder> order(String escrowId, long inferenceId);

    /** The diffs with {@code from <= nonce <= to}, ascending; empty when there are none. */
    List<StoredDiff> diffs(String escrowId, long from, long to);

    /**
     * Adds state signatures of the group at a nonce, by slot. A slot's signature at a nonce is kept once: a later one does
     * not replace it. The caller has verified them.
     *
     * @throws SessionUnknown no session is kept under this escrow
     */
    void putSignatures(String escrowId, long nonce, Map<Integer, byte[]> signatures);

    /** The state signatures at one nonce by slot, ascending. */
    SortedMap<Integer, byte[]> signatures(String escrowId, long nonce);

    /** All state signatures: nonce to slot to signature, ascending. */
    SortedMap<Long, SortedMap<Integer, byte[]>> allSignatures(String escrowId);

    /** The sealed inferences in the order of sealing: by sealing nonce, then by inference id. */
    List<StoredSeal> seals(String escrowId);

    /**
     * Keeps what this host has executed until the inference is sealed. Work is kept once: a later one does not replace it.
     *
     * @throws SessionUnknown no session is kept under this escrow
     */
    void keepWork(String escrowId, StoredWork work);

    /** What this host executed for an inference; empty where it did not, or the inference is sealed. */
    Optional<StoredWork> work(String escrowId, long inferenceId);

    /**
     * Remembers that the group's signatures at this nonce reached the quorum. Never moves backwards: a lower nonce than the
     * one remembered changes nothing.
     *
     * @throws SessionUnknown no session is kept under this escrow
     */
    void markFinalized(String escrowId, long nonce);

    /**
     * Marks the session settled, and lets go of the orders that are open still; repeating it changes nothing.
     *
     * @throws SessionUnknown no session is kept under this escrow
     */
    void markSettled(String escrowId);

    /** The escrows whose sessions are not settled, in ascending order. */
    List<String> escrows();

    /** Returns when the database answers. */
    void ping();

    /** Lets go of the database once the writes under way are done. Repeating it changes nothing. */
    @Override
    void close();
}
