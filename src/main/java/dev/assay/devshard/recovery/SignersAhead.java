package dev.assay.devshard.recovery;

import com.google.protobuf.ByteString;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.Signers;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.storage.StoredDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out, on all cores, who signed what in some diffs before they are applied one after another: that is most of the
 * work of a replay, and the only part of it that can be done in any order.
 *
 * <p>It judges nothing. What it did not foresee (diffs that cannot be read, receipts for work that nobody began, the rare
 * votes on timeouts) is found out when the ledger asks, so what the ledger refuses, and which diff first, is the same.
 */
final class SignersAhead implements Signers {
    private final Map<Claim, Optional<Address>> known;
    private final Signers signers;

    private SignersAhead(Map<Claim, Optional<Address>> known, Signers signers) {
        this.known = known;
        this.signers = signers;
    }

    /** A signature, by whoever, over this content. */
    private record Claim(ByteString content, ByteString signature) {
        static Claim of(byte[] content, byte[] signature) {
            return new Claim(ByteString.copyFrom(content), ByteString.copyFrom(signature));
        }
    }

    /**
     * @param before the ledger that the first of the diffs will be applied to
     * @param signers asked once for each signature, by several threads at a time
     */
    static SignersAhead of(List<StoredDiff> diffs, Ledger before, Signers signers) {
        List<SignedDiff> readable =
                diffs.parallelStream().flatMap(SignersAhead::readable).toList();
        Map<Long, Start> starts = readable.stream()
                .flatMap(diff -> diff.txs().stream())
                .filter(DevshardTx::hasStart)
                .map(DevshardTx::getStart)
                .collect(Collectors.toMap(Start::getInferenceId, Function.identity(), (first, again) -> first));
        Claims claims = new Claims(before, starts);
        return new SignersAhead(
                readable.parallelStream()
                        .flatMap(claims::in)
                        .collect(Collectors.toConcurrentMap(
                                Function.identity(),
                                claim -> signers.of(
                                        claim.content().toByteArray(),
                                        claim.signature().toByteArray()),
                                (one, same) -> same)),
                signers);
    }

    private static Stream<SignedDiff> readable(StoredDiff diff) {
        try {
            return Stream.of(StoredForm.signed(diff));
        } catch (MalformedMessage unreadable) {
            return Stream.empty();
        }
    }

    @Override
    public Optional<Address> of(byte[] content, byte[] signature) {
        Optional<Address> signer = known.get(Claim.of(content, signature));
        return signer == null ? signers.of(content, signature) : signer;
    }

    /** @param starts by inference, those that these diffs bring */
    private record Claims(Ledger before, Map<Long, Start> starts) {
        Stream<Claim> in(SignedDiff diff) {
            Claim whole = Claim.of(diff.content(escrowId()), diff.userSignature());
            return Stream.concat(Stream.of(whole), diff.txs().stream().flatMap(this::in));
        }

        private Stream<Claim> in(DevshardTx tx) {
            return switch (tx.getTxCase()) {
                case CONFIRM ->
                    receipt(tx.getConfirm())
                            .map(content -> claim(content, tx.getConfirm().getExecutorSig()))
                            .stream();
                case FINISH ->
                    Stream.of(claim(
                            SigningContent.finish(tx.getFinish()),
                            tx.getFinish().getProposerSig()));
                case VALIDATION ->
                    Stream.of(claim(
                            SigningContent.validation(tx.getValidation()),
                            tx.getValidation().getProposerSig()));
                case VALIDATION_VOTE ->
                    Stream.of(claim(
                            SigningContent.vote(tx.getValidationVote()),
                            tx.getValidationVote().getProposerSig()));
                case START, TIMEOUT, REVEAL_SEED, FINALIZE_ROUND, TX_NOT_SET -> Stream.empty();
            };
        }

        private Optional<byte[]> receipt(Confirm confirm) {
            Start start = starts.get(confirm.getInferenceId());
            return start != null
                    ? Optional.of(SigningContent.receipt(start, escrowId(), confirm.getConfirmedAt()))
                    : before.inference(confirm.getInferenceId())
                            .map(begun -> SigningContent.receipt(begun, escrowId(), confirm.getConfirmedAt()));
        }

        private String escrowId() {
            return before.terms().escrowId();
        }

        private static Claim claim(byte[] content, ByteString signature) {
            return new Claim(ByteString.copyFrom(content), signature);
        }
    }
}
