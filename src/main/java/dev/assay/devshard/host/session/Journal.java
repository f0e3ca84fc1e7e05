package dev.assay.devshard.host.session;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.ledger.Applied;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.Addition;
import dev.assay.devshard.storage.NonceConflict;
import dev.assay.devshard.storage.OrderChange;
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
 * A session's ledger and its journal. Memory follows the disk and never leads (D21): a diff is computed, stored, and
 * only then is its ledger the session's. Guarded by its session's lock.
 */
final class Journal {
    private final SessionStore store;
    private final Signatory signatory;
    private final WarmKeys warmKeys;
    private final Clock clock;
    private final Hearsay hearsay;
    private final StateSignatures signatures;
    private Ledger ledger;
    private StateAttestation attested;

    Journal(SessionStore store, Signatory signatory, WarmKeys warmKeys, Clock clock, Hearsay hearsay, Ledger ledger) {
        this.store = store;
        this.signatory = signatory;
        this.warmKeys = warmKeys;
        this.clock = clock;
        this.hearsay = hearsay;
        this.signatures = new StateSignatures(store, ledger.terms());
        this.ledger = ledger;
    }

    /** The state on disk. */
    Ledger ledger() {
        return ledger;
    }

    /**
     * Applies the diffs that are new, in order, up to the first that cannot be, and stores those at once, all or none;
     * known nonces are skipped unread.
     *
     * @param onDisk hears each diff that is on disk now
     * @throws ChatFailure at the first that is refused, the ones before it stand; or nothing could be stored
     */
    void advance(List<SignedDiff> diffs, Consumer<SignedDiff> onDisk) throws ChatFailure {
        Batch batch = compute(diffs);
        if (!batch.steps().isEmpty()) {
            persist(batch.steps(), batch.failure().isEmpty());
            batch.steps().forEach(step -> onDisk.accept(step.diff()));
        }
        if (batch.failure().isPresent()) {
            throw batch.failure().get().at(ledger.nonce());
        }
    }

    /** The last word this process gave for a state. */
    Optional<StateAttestation> attested() {
        return Optional.ofNullable(attested);
    }

    /** The host's word for the state on disk; the signature is on disk before it is given. */
    StateAttestation attest() throws ChatFailure {
        try {
            if (attested == null || attested.nonce() != ledger.nonce()) {
                byte[] signature = signatory.state(ledger);
                signatures.keep(ledger.nonce(), bySlot(signature));
                attested = new StateAttestation(ledger.nonce(), ledger.root(), signature);
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

    /**
     * Stores the diffs, all or none, each with what others have said of its state before it came.
     *
     * @param signing whether the last comes with the host's own signature: it signs the state at the end of a request
     */
    private void persist(List<Step> steps, boolean signing) throws ChatFailure {
        Ledger next = steps.get(steps.size() - 1).applied().next();
        byte[] signature = signing ? signatory.state(next) : null;
        List<Addition> additions = new ArrayList<>();
        for (Step step : steps) {
            Map<Integer, byte[]> known = hearsay.of(step.applied().next());
            if (signing && step.diff().nonce() == next.nonce()) {
                known.putAll(bySlot(signature));
            }
            additions.add(addition(step, known));
        }
        try {
            append(additions);
        } catch (StorageException e) {
            throw new Failure(steps.get(0).diff().nonce(), "cannot be stored", e).at(ledger.nonce());
        }
        ledger = next;
        hearsay.forgetUpTo(next.nonce());
        if (signing) {
            attested = new StateAttestation(next.nonce(), next.root(), signature);
        }
    }

    private void append(List<Addition> additions) {
        try {
            store.append(signatory.escrowId(), additions);
            additions.forEach(each ->
                    signatures.remember(each.diff().nonce(), each.signatures().size()));
        } catch (NonceConflict e) {
            List<Addition> known = additions.stream().takeWhile(this::isOnDisk).toList();
            if (known.isEmpty()) {
                throw e;
            }
            known.forEach(each -> signatures.keep(each.diff().nonce(), each.signaturesBySlot()));
            append(additions.subList(known.size(), additions.size()));
        }
    }

    /** An earlier attempt may have committed although its acknowledgement was lost. */
    private boolean isOnDisk(Addition addition) {
        StoredDiff diff = addition.diff();
        return store.diffs(signatory.escrowId(), diff.nonce(), diff.nonce()).stream()
                .anyMatch(there -> Arrays.equals(there.txs(), diff.txs())
                        && Arrays.equals(there.userSignature(), diff.userSignature())
                        && Arrays.equals(there.postStateRoot(), diff.postStateRoot())
                        && Arrays.equals(there.stateHash(), diff.stateHash()));
    }

    private Addition addition(Step step, Map<Integer, byte[]> known) {
        Applied applied = step.applied();
        StoredDiff diff = StoredForm.of(step.diff(), applied.next().root(), applied.newWarmKeys(), clock.instant());
        List<StoredSignature> beside = new ArrayList<>();
        known.forEach((slot, signature) -> beside.add(new StoredSignature(slot, signature)));
        return new Addition(diff, beside, StoredForm.of(applied.sealed()), OrderChange.NONE);
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
