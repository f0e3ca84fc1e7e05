package dev.assay.devshard.host.session;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.ledger.Applied;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.NonceConflict;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StorageException;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSignature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A session's ledger and its journal. Memory follows the disk and never leads (D21): a diff is computed, stored, and only then
 * is its ledger the session's. Guarded by its session's lock.
 */
final class Journal {
    private final SessionStore store;
    private final Signatory signatory;
    private final WarmKeys warmKeys;
    private final Clock clock;
    private Ledger ledger;
    private StateAttestation attested;

    Journal(SessionStore store, Signatory signatory, WarmKeys warmKeys, Clock clock, Ledger ledger) {
        this.store = store;
        this.signatory = signatory;
        this.warmKeys = warmKeys;
        this.clock = clock;
        this.ledger = ledger;
    }

    /** The state on disk. */
    Ledger ledger() {
        return ledger;
    }

    /**
     * Applies and stores the diffs that are new, in order, up to the first that cannot be; known nonces are skipped unread.
     *
     * @param onDisk hears each diff that is on disk now
     * @throws ChatFailure at the first that is not; the ones before it stand
     */
    void advance(List<SignedDiff> diffs, Consumer<SignedDiff> onDisk) throws ChatFailure {
        Batch batch = compute(diffs);
        for (int i = 0; i < batch.steps().size(); i++) {
            boolean last = batch.failure().isEmpty() && i == batch.steps().size() - 1;
            persist(batch.steps().get(i), last);
            onDisk.accept(batch.steps().get(i).diff());
        }
        if (batch.failure().isPresent()) {
            throw batch.failure().get().at(ledger.nonce());
        }
    }

    /** The host's word for the state on disk; the signature is on disk before it is given. */
    StateAttestation attest() throws ChatFailure {
        try {
            if (attested == null || attested.nonce() != ledger.nonce()) {
                byte[] signature = signatory.state(ledger);
                store.putSignatures(signatory.escrowId(), ledger.nonce(), bySlot(signature));
                attested = new StateAttestation(ledger.nonce(), ledger.root(), signature);
            }
            if (signatory.slots().size() >= ledger.terms().group().quorum()) {
                store.markFinalized(signatory.escrowId(), ledger.nonce());
            }
            return attested;
        } catch (StorageException e) {
            throw new ChatFailure(ledger.nonce(), "the state signature cannot be stored", e);
        }
    }

    private Batch compute(List<SignedDiff> diffs) {
        List<Step> steps = new ArrayList<>();
        Ledger ahead = ledger;
        for (SignedDiff diff : diffs) {
            if (Long.compareUnsigned(diff.nonce(), ahead.nonce()) <= 0) {
                continue;
            }
            try {
                FutureTimes.refuse(diff, clock.instant());
                Applied applied = ahead.apply(diff, warmKeys);
                steps.add(new Step(diff, applied));
                ahead = applied.next();
            } catch (DiffRejected | FutureTimes e) {
                return new Batch(steps, Optional.of(new Failure(diff.nonce(), "is refused: " + e.getMessage(), e)));
            } catch (BridgeFailure e) {
                return new Batch(
                        steps, Optional.of(new Failure(diff.nonce(), "cannot be decided: " + e.getMessage(), e)));
            }
        }
        return new Batch(steps, Optional.empty());
    }

    /** A host signs the state at the end of a request, so only the last diff of a batch comes with its signature. */
    private void persist(Step step, boolean last) throws ChatFailure {
        Ledger next = step.applied().next();
        byte[] signature = last ? signatory.state(next) : null;
        try {
            boolean withSignature = append(step, signature);
            ledger = next;
            if (last && withSignature) {
                attested = new StateAttestation(next.nonce(), next.root(), signature);
            }
        } catch (StorageException e) {
            throw new Failure(step.diff().nonce(), "cannot be stored", e).at(ledger.nonce());
        }
    }

    /** Whether the signatures went with it; they did not where an earlier attempt had committed unnoticed. */
    private boolean append(Step step, byte[] signature) {
        List<StoredSignature> own = new ArrayList<>();
        if (signature != null) {
            signatory.slots().forEach(slot -> own.add(new StoredSignature(slot, signature)));
        }
        StoredDiff diff = stored(step);
        try {
            store.append(
                    signatory.escrowId(),
                    diff,
                    own,
                    StoredForm.of(step.applied().sealed()));
            return true;
        } catch (NonceConflict e) {
            if (isOnDisk(diff)) {
                return false;
            }
            throw e;
        }
    }

    /** An earlier attempt may have committed although its acknowledgement was lost. */
    private boolean isOnDisk(StoredDiff diff) {
        return store.diffs(signatory.escrowId(), diff.nonce(), diff.nonce()).stream()
                .anyMatch(there -> Arrays.equals(there.txs(), diff.txs())
                        && Arrays.equals(there.userSignature(), diff.userSignature())
                        && Arrays.equals(there.postStateRoot(), diff.postStateRoot())
                        && Arrays.equals(there.stateHash(), diff.stateHash()));
    }

    private StoredDiff stored(Step step) {
        Applied applied = step.applied();
        return StoredForm.of(step.diff(), applied.next().root(), applied.newWarmKeys(), clock.instant());
    }

    private Map<Integer, byte[]> bySlot(byte[] signature) {
        Map<Integer, byte[]> bySlot = new HashMap<>();
        signatory.slots().forEach(slot -> bySlot.put(slot, signature));
        return bySlot;
    }

    private record Step(SignedDiff diff, Applied applied) {}

    /** @param failure why the diff after the last step is none */
    private record Batch(List<Step> steps, Optional<Failure> failure) {}

    /** @param what for the owner: says nothing of what is behind our storage */
    private record Failure(long nonce, String what, Exception cause) {
        ChatFailure at(long latestNonce) {
            String which = "diff " + Long.toUnsignedString(nonce) + " " + what;
            return new ChatFailure(
                    latestNonce, which + "; the session is at nonce " + Long.toUnsignedString(latestNonce), cause);
        }
    }
}
