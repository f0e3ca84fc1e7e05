package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.List;

/** What is wrong with a diff that a host is sent, in the features' words. */
public enum DiffMistake implements Titled {
    WRONG_STATE("claims a state it does not lead to") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            return signed(nonce, List.of(Transactions.start(start)), escrowId, owner, new byte[32]);
        }
    },
    OTHER_SIGNER("is signed by somebody else") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            return signed(nonce, List.of(Transactions.start(start)), escrowId, PrivateKey.generate(), NO_ROOT);
        }
    },
    OTHER_ESCROW("is signed for another escrow") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            return signed(nonce, List.of(Transactions.start(start)), escrowId + "0", owner, NO_ROOT);
        }
    },
    SKIPS("skips a nonce") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            Start later = start.toBuilder().setInferenceId(nonce + 1).build();
            return signed(nonce + 1, List.of(Transactions.start(later)), escrowId, owner, NO_ROOT);
        }
    },
    TWO_STARTS("starts two inferences") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            DevshardTx tx = Transactions.start(start);
            return signed(nonce, List.of(tx, tx), escrowId, owner, NO_ROOT);
        }
    },
    OTHER_ID("starts an inference under another number than its own") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            Start other = start.toBuilder().setInferenceId(nonce + 3).build();
            return signed(nonce, List.of(Transactions.start(other)), escrowId, owner, NO_ROOT);
        }
    },
    IN_THE_FUTURE("starts an inference an hour from now") {
        @Override
        SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner) {
            Start later =
                    start.toBuilder().setStartedAt(start.getStartedAt() + 3_600).build();
            return signed(nonce, List.of(Transactions.start(later)), escrowId, owner, NO_ROOT);
        }
    };

    private static final byte[] NO_ROOT = {};

    private final String title;

    DiffMistake(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /**
     * The diff with this mistake and no other.
     *
     * @param nonce that the next diff should have
     * @param start that it should carry
     */
    abstract SignedDiff diff(long nonce, Start start, String escrowId, PrivateKey owner);

    /** Without a root a host compares none, and cannot refuse for that (contract 4.3). */
    static SignedDiff signed(long nonce, List<DevshardTx> txs, String escrowId, PrivateKey signer, byte[] root) {
        return new SignedDiff(nonce, txs, signer.sign(SigningContent.diff(nonce, txs, escrowId, root)), root);
    }
}
