package dev.assay.devshard.host.session;

import com.google.protobuf.ByteString;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a transaction that another host sent may join the mempool (D09): only what hosts author, about a live
 * inference, and signed by whoever may speak for the slot it is of (contract 3.4, 3.5). Whether its time has come or
 * gone is the mempool's to know.
 */
final class TxVerdict {
    private final Ledger ledger;
    private final SlotSigners signers;

    TxVerdict(Ledger ledger, SlotSigners signers) {
        this.ledger = ledger;
        this.signers = signers;
    }

    /**
     * False where it is about an inference that is not live here, or no longer of use.
     *
     * @throws GossipRefused nobody may ever take it
     */
    boolean admits(DevshardTx tx) throws GossipRefused {
        OptionalLong id = Transactions.inferenceId(tx);
        Optional<Inference> found = id.isPresent() ? ledger.inference(id.getAsLong()) : Optional.empty();
        return switch (tx.getTxCase()) {
            case CONFIRM -> found.isPresent() && confirm(found.get(), tx.getConfirm());
            case FINISH -> found.isPresent() && finish(found.get(), tx.getFinish());
            case VALIDATION -> found.isPresent() && validation(found.get(), tx.getValidation());
            case VALIDATION_VOTE -> found.isPresent() && vote(found.get(), tx.getValidationVote());
            case START, TIMEOUT, FINALIZE_ROUND, REVEAL_SEED, TX_NOT_SET ->
                throw new GossipRefused(Transactions.describe(tx) + " is not for a host to propose");
        };
    }

    private boolean confirm(Inference record, Confirm confirm) throws GossipRefused {
        byte[] receipt = SigningContent.receipt(record, ledger.terms().escrowId(), confirm.getConfirmedAt());
        mustBeSigned(record.executorSlot(), receipt, confirm.getExecutorSig(), "confirm");
        return true;
    }

    private boolean finish(Inference record, Finish finish) throws GossipRefused {
        mustBeOfEscrow(finish.getEscrowId());
        if (finish.getExecutorSlot() != record.executorSlot()) {
            throw new GossipRefused("finish(" + record.id() + ") is not of the executor's slot");
        }
        mustBeSigned(record.executorSlot(), SigningContent.finish(finish), finish.getProposerSig(), "finish");
        return true;
    }

    private boolean validation(Inference record, Validation verdict) throws GossipRefused {
        int slot = verdict.getValidatorSlot();
        mustBeOfEscrow(verdict.getEscrowId());
        mustJudgeOthers(record, slot);
        mustBeSigned(slot, SigningContent.validation(verdict), verdict.getProposerSig(), "validation");
        return !hasSpoken(record, slot);
    }

    private boolean vote(Inference record, ValidationVote vote) throws GossipRefused {
        int slot = vote.getVoterSlot();
        mustBeOfEscrow(vote.getEscrowId());
        mustJudgeOthers(record, slot);
        mustBeSigned(slot, SigningContent.vote(vote), vote.getProposerSig(), "vote");
        return !hasSpoken(record, slot);
    }

    private void mustBeOfEscrow(String escrowId) throws GossipRefused {
        if (!escrowId.equals(ledger.terms().escrowId())) {
            throw new GossipRefused("a transaction of escrow \"" + escrowId + "\"");
        }
    }

    private void mustJudgeOthers(Inference record, int slot) throws GossipRefused {
        Group group = ledger.terms().group();
        if (!group.hasSlot(slot)) {
            throw new GossipRefused("a verdict of slot " + Integer.toUnsignedString(slot) + ", which there is not");
        }
        if (group.validator(slot).equals(group.validator(record.executorSlot()))) {
            throw new GossipRefused("slot " + slot + " judges work of its own");
        }
    }

    private void mustBeSigned(int slot, byte[] content, ByteString signature, String what) throws GossipRefused {
        Optional<Address> signer = Signature.recover(content, signature);
        if (signer.isEmpty() || !signers.maySpeak(ledger, slot, signer.get())) {
            throw new GossipRefused("a " + what + " of slot " + slot + " is signed by "
                    + signer.map(Address::value).orElse("nobody") + ", who may not speak for it");
        }
    }

    private boolean hasSpoken(Inference record, int slot) {
        Group group = ledger.terms().group();
        return group.slotsOf(group.validator(slot)).stream()
                .anyMatch(own -> record.validatedBy().contains(own));
    }
}
